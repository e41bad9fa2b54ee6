import type { PerspectiveCamera, Scene, WebGLRenderer } from 'three';
import type { OrbitControls } from 'three/addons/controls/OrbitControls.js';

export interface RenderingParts {
  readonly host: HTMLElement;
  readonly renderer: WebGLRenderer;
  readonly scene: Scene;
  readonly camera: PerspectiveCamera;
  readonly controls: OrbitControls;
  /** The most device pixels drawn for a CSS pixel, along one side. */
  readonly finestPixels: number;
  readonly onResize: () => void;
  /** Before every frame but those of resizing: milliseconds since the last one; answers whether something goes on. */
  readonly onFrame: (elapsedMs: number) => boolean;
  readonly beforeRender: () => void;
}

/** A frame that takes longer than this is a sign of a card that is too weak for it, in milliseconds. */
const slowFrameMs = 70;
/** So many slow frames in a row, and the piece stops turning by itself. */
const patience = 4;

/**
 * Draws while something moves and somebody can see it: not when the canvas is scrolled away, not in a hidden tab,
 * not while everything stands still.
 */
export function keepRendering(parts: RenderingParts) {
  const { host, renderer, scene, camera, controls, finestPixels, onResize, onFrame, beforeRender } = parts;
  let visible = false;
  let frameId = 0;
  let last = 0;
  let slow = 0;

  const render = () => {
    beforeRender();
    renderer.render(scene, camera);
  };
  const draw = (now: number) => {
    frameId = 0;
    const elapsed = last === 0 ? 16 : now - last;
    last = now;
    slow = elapsed > slowFrameMs ? slow + 1 : 0;
    if (slow > patience) {
      controls.autoRotate = false;
      renderer.setPixelRatio(1);
    }
    const goesOn = onFrame(elapsed);
    const moved = controls.update(Math.min(elapsed, 100) / 1000);
    render();
    if (moved || goesOn || controls.autoRotate) wake();
    else last = 0;
  };
  const wake = () => {
    if (visible && !document.hidden && frameId === 0) frameId = requestAnimationFrame(draw);
  };
  const sleep = () => {
    cancelAnimationFrame(frameId);
    frameId = 0;
    last = 0;
    slow = 0;
  };

  const sight = new IntersectionObserver(([entry]) => {
    visible = entry?.isIntersecting ?? false;
    if (visible) wake();
    else sleep();
  });
  const size = new ResizeObserver(() => {
    const { clientWidth: width, clientHeight: height } = host;
    if (width === 0 || height === 0) return;
    renderer.setPixelRatio(Math.min(window.devicePixelRatio, finestPixels));
    renderer.setSize(width, height, false);
    camera.aspect = width / height;
    camera.updateProjectionMatrix();
    onResize();
    // A resized canvas is empty: waiting for the next frame would show it so.
    render();
  });
  const onVisibility = () => (document.hidden ? sleep() : wake());
  sight.observe(host);
  size.observe(host);
  document.addEventListener('visibilitychange', onVisibility);
  controls.addEventListener('change', wake);

  return {
    /** Something changed: draw at least once more. */
    wake,
    stop: () => {
      sleep();
      visible = false;
      sight.disconnect();
      size.disconnect();
      document.removeEventListener('visibilitychange', onVisibility);
    },
  };
}
