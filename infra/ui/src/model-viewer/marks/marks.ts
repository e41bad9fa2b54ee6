import { Group, Matrix4, Sphere, Vector3 } from 'three';
import type { Camera } from 'three';
import { drawDots, drawLines, type Drawing } from './mark-drawing.ts';
import { toneColors } from './mark-paint.ts';
import { countOf, drawingOrder, placesInFile, type MarkedPlace } from './places.ts';

/** How much broader what is pointed at becomes, at most. */
const swelling = 0.7;
/**
 * Marks are drawn nearer to the camera than they are by this share of their distance: lines lie in the surface, and
 * half their breadth would sink into it. Their place on the screen stays the same.
 */
const lift = 0.008;

/** A place as it stands on the stage. */
export interface Standing {
  readonly sphere: Sphere;
  /** Its spots and the ends of its edges. */
  readonly points: readonly Vector3[];
}

/** The marks on one model. */
export interface Marks {
  readonly root: Group;
  /** How many edges and spots are drawn. */
  readonly count: number;
  /** Where a place is; undefined when there is nothing of it to see. */
  standing(id: string): Standing | undefined;
  /** Swells one place, from 0 (as the others) to 1. */
  swell(id: string | null, amount: number): void;
  /** Before every frame. */
  follow(camera: Camera): void;
  dispose(): void;
}

/**
 * Draws places over a model.
 *
 * @param fromFile from the coordinates of the file to those of the stage
 * @param origin what the marks are drawn about, on the stage: the graphics card counts in single precision
 */
export function createMarks(
  places: readonly MarkedPlace[],
  millimetresPerUnit: number,
  fromFile: Matrix4,
  origin: Vector3,
): Marks {
  const root = new Group();
  const inner = new Group();
  inner.position.copy(origin);
  root.add(inner);
  const toLocal = new Matrix4().makeTranslation(origin.clone().negate()).multiply(fromFile);
  const colors = toneColors();
  const drawings = new Map<string, readonly Drawing[]>();
  const standings = new Map<string, Standing>();
  let count = 0;
  for (const place of drawingOrder(places)) {
    const inFile = placesInFile(place, millimetresPerUnit);
    if (countOf(inFile) === 0) continue;
    count += countOf(inFile);
    const tint = { color: colors[place.tone], casing: colors.casing };
    const ends = pointsOf(inFile.segments, toLocal);
    const spots = pointsOf(inFile.points, toLocal);
    drawings.set(place.id, [
      ...(ends.length > 0 ? [drawLines(ends, tint)] : []),
      ...(spots.length > 0 ? [drawDots(spots, tint)] : []),
    ]);
    const points = [...ends, ...spots].map((point) => point.clone().add(origin));
    standings.set(place.id, { sphere: new Sphere().setFromPoints(points), points });
  }
  const layers = [...drawings.values()].flat().flatMap((drawing) => drawing.layers);
  for (const [order, layer] of layers.entries()) {
    // After the shadow, one over the other as they were made.
    layer.renderOrder = order + 1;
    layer.frustumCulled = false;
    inner.add(layer);
  }
  return {
    root,
    count,
    standing: (id) => standings.get(id),
    swell: (id, amount) => {
      for (const [key, parts] of drawings) {
        for (const part of parts) part.broaden(1 + (key === id ? amount * swelling : 0));
      }
    },
    follow: ({ position }) => {
      root.position.copy(position).multiplyScalar(lift);
      root.scale.setScalar(1 - lift);
    },
    dispose: () => {
      root.removeFromParent();
      for (const drawing of [...drawings.values()].flat()) drawing.dispose();
    },
  };
}

function pointsOf(numbers: Float64Array, toLocal: Matrix4): readonly Vector3[] {
  return Array.from({ length: numbers.length / 3 }, (_, index) =>
    new Vector3().fromArray(numbers, index * 3).applyMatrix4(toLocal),
  );
}
