import { CatmullRomCurve3, Matrix4, TorusGeometry, Vector3 } from 'three';
import { divisions, type Detail, type Part } from '../piece.ts';
import { bentWire, wire } from '../geometry/wire.ts';
import { collar } from '../geometry/solids.ts';

/** Turns a setting built towards +y so that it faces the viewer, +z, its length upright. */
export const facing = new Matrix4().makeRotationX(Math.PI / 2);

/** A straight ear post going back from z = `from`, with a friction back near its end. */
export function earPost(from: number, detail: Detail): Part[] {
  const post = bentWire(
    [
      [0, 0, from],
      [0, 0, -5],
      [0, 0, -10.5],
    ],
    0.42,
    divisions(detail, 12, 6),
    divisions(detail, 14, 8),
  );
  const nut: [number, number][] = [
    [0.42, -0.9],
    [1.4, -0.9],
    [1.9, -0.5],
    [1.55, 0],
    [1.9, 0.5],
    [1.4, 0.9],
    [0.42, 0.9],
  ];
  const back = collar(nut, (a) => ({ x: Math.cos(a) * 0.02, z: Math.sin(a) * 0.02 }), divisions(detail, 40, 18));
  return [
    { slot: 'metal', geometry: post, placements: [new Matrix4()] },
    { slot: 'metal', geometry: back, placements: [new Matrix4().makeTranslation(0, 0, -8).multiply(facing)] },
  ];
}

/** A French hook: up from the drop, over through the ear, and down behind. Ends at the origin. */
export function earHook(detail: Detail): Part {
  const curve = new CatmullRomCurve3(
    [
      [0, 0, 0],
      [0, 4, 0.6],
      [0, 9, -0.4],
      [0, 12, -4],
      [0, 10.5, -8],
      [0, 5, -9.6],
      [0, -2, -10],
      [0, -6, -10.6],
    ].map(([x = 0, y = 0, z = 0]) => new Vector3(x, y, z)),
    false,
    'centripetal',
  );
  return {
    slot: 'metal',
    geometry: wire(curve, { radius: () => 0.42, segments: divisions(detail, 60, 26), sides: divisions(detail, 14, 8) }),
    placements: [new Matrix4()],
  };
}

/** A closed jump ring of outer radius `radius`, facing `axis` (its hole's direction). */
export function jumpRing(radius: number, thick: number, at: Vector3, alongX: boolean, detail: Detail): Part {
  const geometry = new TorusGeometry(radius - thick, thick, divisions(detail, 14, 8), divisions(detail, 44, 20));
  const turn = alongX ? new Matrix4().makeRotationY(Math.PI / 2) : new Matrix4();
  return { slot: 'metal', geometry, placements: [new Matrix4().makeTranslation(at.x, at.y, at.z).multiply(turn)] };
}
