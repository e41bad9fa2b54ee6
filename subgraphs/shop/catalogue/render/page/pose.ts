import { Matrix4, Vector3 } from 'three';
import type { Piece } from '../../pieces/piece.ts';
import type { Pose } from '../../products/product.ts';

const TURN: Readonly<Record<Pose, Matrix4>> = {
  standing: new Matrix4(),
  lying: new Matrix4(),
  // A ring laid on its side against its own head.
  leaning: new Matrix4().makeRotationX(-1.05),
  // Flat on the table, face up: pendants and drops.
  hanging: new Matrix4().makeRotationX(-Math.PI / 2),
  resting: new Matrix4(),
};

/** Tilts studs back until they rest on the rim of the setting and the end of the post. */
function resting(points: readonly Vector3[]): Matrix4 {
  const back = points.reduce((least, { z }) => Math.min(least, z), 0) * 0.8;
  const lowest = (turn: Matrix4, isWanted: (z: number) => boolean) =>
    points.reduce((least, p) => (isWanted(p.z) ? Math.min(least, p.clone().applyMatrix4(turn).y) : least), Infinity);
  let [low, high] = [0, 1.2];
  for (let pass = 0; pass < 14; pass++) {
    const turn = new Matrix4().makeRotationX(-(low + high) / 2);
    const rim = lowest(turn, (z) => z > -3);
    const post = lowest(turn, (z) => z < back);
    if (post > rim) low = (low + high) / 2;
    else high = (low + high) / 2;
  }
  return new Matrix4().makeRotationX(-(low + high) / 2);
}

/** Turns a piece the way it is photographed and sets it on the ground, centred. */
export function posed(piece: Piece, pose: Pose): Matrix4 {
  const points = piece.parts.flatMap(({ geometry, placements }) => {
    const position = geometry.getAttribute('position');
    // Every third vertex is enough to find the ground to within a hundredth of a millimetre.
    const count = placements.length > 8 ? Math.ceil(position.count / 3) : position.count;
    const step = placements.length > 8 ? 3 : 1;
    return placements.flatMap((own) =>
      Array.from({ length: count }, (_, i) =>
        new Vector3().fromBufferAttribute(position, Math.min(i * step, position.count - 1)).applyMatrix4(own),
      ),
    );
  });
  const turn = pose === 'resting' ? resting(points) : TURN[pose];
  const low = new Vector3(Infinity, Infinity, Infinity);
  const high = new Vector3(-Infinity, -Infinity, -Infinity);
  for (const point of points) {
    point.applyMatrix4(turn);
    low.min(point);
    high.max(point);
  }
  return new Matrix4().makeTranslation(-(low.x + high.x) / 2, -low.y, -(low.z + high.z) / 2).multiply(turn);
}
