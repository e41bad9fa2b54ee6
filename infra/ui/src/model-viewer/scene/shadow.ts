import { CanvasTexture, Mesh, MeshBasicMaterial, PlaneGeometry, Vector3 } from 'three';
import type { Box3 } from 'three';

/** The soft shadow where a piece stands: drawn once, without a light that casts it. Add it to the scene. */
export function contactShadow(box: Box3): Mesh<PlaneGeometry, MeshBasicMaterial> {
  const width = (box.max.x - box.min.x) * 1.9;
  const depth = Math.max((box.max.z - box.min.z) * 1.9, width * 0.45);
  const texture = new CanvasTexture(paintShadow(256));
  // What is tall and slender hangs rather than stands: it hardly touches the ground.
  const height = Math.max(box.max.y - box.min.y, Number.EPSILON);
  const opacity = 0.5 * Math.min(1, box.getSize(new Vector3()).x / height);
  const material = new MeshBasicMaterial({ map: texture, transparent: true, depthWrite: false, opacity });
  const shadow = new Mesh(new PlaneGeometry(width, depth), material);
  shadow.rotation.x = -Math.PI / 2;
  shadow.position.set(
    (box.max.x + box.min.x) / 2,
    box.min.y - (box.max.y - box.min.y) * 0.012,
    (box.max.z + box.min.z) / 2,
  );
  return shadow;
}

function paintShadow(pixels: number): HTMLCanvasElement {
  const canvas = document.createElement('canvas');
  canvas.width = pixels;
  canvas.height = pixels;
  const pen = canvas.getContext('2d');
  if (!pen) return canvas;
  const half = pixels / 2;
  const fade = pen.createRadialGradient(half, half, 0, half, half, half);
  fade.addColorStop(0, 'rgba(46, 38, 28, 0.75)');
  fade.addColorStop(0.35, 'rgba(46, 38, 28, 0.32)');
  fade.addColorStop(1, 'rgba(46, 38, 28, 0)');
  pen.fillStyle = fade;
  pen.fillRect(0, 0, pixels, pixels);
  return canvas;
}
