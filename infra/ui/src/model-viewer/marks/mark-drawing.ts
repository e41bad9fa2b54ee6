import { BufferGeometry, CanvasTexture, Float32BufferAttribute, Points, PointsMaterial, SRGBColorSpace } from 'three';
import type { Material, Vector3 } from 'three';
import { LineMaterial } from 'three/addons/lines/LineMaterial.js';
import { LineSegments2 } from 'three/addons/lines/LineSegments2.js';
import { LineSegmentsGeometry } from 'three/addons/lines/LineSegmentsGeometry.js';
import { paintDot } from './mark-paint.ts';

/** Breadth of a line and of a dot, in CSS pixels; the casing is the light rim that parts them from dark metal. */
const breadth = { line: 3, lineCasing: 6, dot: 15 };
/** What lies behind the metal is seen through it, so faintly. */
const through = 0.45;

export interface Tint {
  readonly color: string;
  readonly casing: string;
}

/** Lines or dots as they are drawn: several objects one over the other, the first ones below. */
export interface Drawing {
  readonly layers: readonly (LineSegments2 | Points)[];
  /** Makes them so many times as broad as usual. */
  broaden(factor: number): void;
  dispose(): void;
}

/** Lines between each two of `ends`. */
export function drawLines(ends: readonly Vector3[], { color, casing }: Tint): Drawing {
  const geometry = new LineSegmentsGeometry().setPositions(coordinates(ends));
  const strokes = [
    { usual: breadth.line, material: new LineMaterial({ color, ...depth('behind') }) },
    { usual: breadth.lineCasing, material: new LineMaterial({ color: casing, ...depth('before') }) },
    { usual: breadth.line, material: new LineMaterial({ color, ...depth('before') }) },
  ];
  const broaden = (factor: number) => {
    for (const { usual, material } of strokes) material.linewidth = usual * factor;
  };
  broaden(1);
  return {
    layers: strokes.map(({ material }) => new LineSegments2(geometry, material)),
    broaden,
    dispose: () => disposeAll([geometry, ...strokes.map(({ material }) => material)]),
  };
}

/** A dot at each of `spots`, of the same size wherever it is. */
export function drawDots(spots: readonly Vector3[], { color, casing }: Tint): Drawing {
  const geometry = new BufferGeometry();
  geometry.setAttribute('position', new Float32BufferAttribute(coordinates(spots), 3));
  const map = new CanvasTexture(paintDot(color, casing));
  map.colorSpace = SRGBColorSpace;
  const materials = (['behind', 'before'] as const).map(
    (side) => new PointsMaterial({ map, sizeAttenuation: false, size: breadth.dot, ...depth(side) }),
  );
  return {
    layers: materials.map((material) => new Points(geometry, material)),
    broaden: (factor) => {
      for (const material of materials) material.size = breadth.dot * factor;
    },
    dispose: () => disposeAll([geometry, map, ...materials]),
  };
}

type DepthParameters = Pick<Material, 'transparent' | 'opacity' | 'depthTest' | 'depthWrite' | 'toneMapped'>;

/** Seen through the metal and faint, or before it and clear; in the very colours of the page either way. */
function depth(side: 'behind' | 'before'): DepthParameters {
  return {
    transparent: true,
    opacity: side === 'behind' ? through : 1,
    depthTest: side === 'before',
    depthWrite: false,
    toneMapped: false,
  };
}

function coordinates(points: readonly Vector3[]): number[] {
  return points.flatMap((point) => point.toArray());
}

function disposeAll(things: readonly { dispose(): void }[]): void {
  for (const thing of things) thing.dispose();
}
