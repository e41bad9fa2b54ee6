import { Color, Euler, Matrix4, Quaternion, Vector3 } from 'three';
import { makePiece } from '../../pieces/registry.ts';
import { STUDIO, type Piece } from '../../pieces/piece.ts';
import type { Design, MetalKind, Pose } from '../../products/product.ts';
import { PAGE_COLOUR } from '../page-colour.ts';
import { traceable, type Prop } from '../tracer/traced-scene.ts';
import { Tracer, type View } from '../tracer/tracer.ts';
import { base64, developed, type Developed } from './encode.ts';
import { exportModel } from './export-model.ts';
import { framed, occupied, surfacePoints, type Angle } from './framing.ts';
import { posed } from './pose.ts';

/** A piece in a picture, as plain values: the script outside asks with these. */
export interface PropOrder {
  readonly design: Design;
  readonly metal: MetalKind;
  readonly pose: Pose;
  /** Where on the table, mm; turned about the vertical, degrees. */
  readonly x: number;
  readonly z: number;
  readonly turn: number;
}

export interface PictureOrder {
  readonly props: readonly PropOrder[];
  readonly angle: Angle;
  readonly studioTurn: number;
  readonly lampLight: number;
  readonly width: number;
  readonly height: number;
  /** Moves the pieces right by this share of the frame's width, to leave room for a heading at the left. */
  readonly aside?: number;
  readonly samples: number;
}

const tracer = new Tracer();
document.body.append(tracer.renderer.domElement);

async function takePicture(order: PictureOrder): Promise<Developed> {
  const props = order.props.map(({ design, metal, pose, x, z, turn }): Prop => {
    const piece = makePiece(design, STUDIO);
    const place = new Matrix4().compose(
      new Vector3(x, 0, z),
      new Quaternion().setFromEuler(new Euler(0, (turn * Math.PI) / 180, 0)),
      new Vector3(1, 1, 1),
    );
    return { piece, metal, matrix: place.multiply(posed(piece, pose)) };
  });
  const points = (all: boolean) => props.flatMap(({ piece, matrix }) => surfacePoints(piece, matrix, all));
  const main = points(false);
  const aspect = order.width / order.height;
  const view = moveAside(framed(main, order.angle, aspect), order.aside ?? 0, aspect);
  const { r, g, b } = new Color(PAGE_COLOUR);
  const radius = main.reduce((most, p) => Math.max(most, Math.abs(p.x), Math.abs(p.z)), 0);
  const tall = main.reduce((most, p) => Math.max(most, p.y), 0);
  const scene = traceable(props);
  tracer.draw(scene, view, {
    width: order.width,
    height: order.height,
    samples: order.samples,
    occupied: occupied(points(true), view, order.angle, aspect),
    shadowRays: 96,
    groundExtent: (radius + tall * 0.6) * 1.9,
    studioTurn: (order.studioTurn * Math.PI) / 180,
    lampLight: order.lampLight,
    pageColour: new Vector3(r, g, b),
  });
  scene.dispose();
  return developed(tracer.renderer.domElement);
}

function moveAside(view: View, share: number, aspect: number): View {
  const sight = view.target.clone().sub(view.eye);
  const frameWidth = 2 * sight.length() * Math.tan((view.fieldOfView * Math.PI) / 360) * aspect;
  const left = new Vector3(0, 1, 0)
    .cross(sight)
    .normalize()
    .multiplyScalar(share * frameWidth);
  return { ...view, eye: view.eye.clone().add(left), target: view.target.clone().add(left) };
}

/** Writes the model for browsers, as coarse as it must be to stay under `limit` bytes. */
async function writeModel(
  design: Design,
  metal: MetalKind,
  limit: number,
): Promise<{ glb: string; triangles: number }> {
  let written = new ArrayBuffer(0);
  let piece: Piece = { parts: [] };
  for (const density of [0.75, 0.6, 0.48, 0.38, 0.3, 0.22]) {
    piece = makePiece(design, { density });
    written = await exportModel(piece, metal);
    if (written.byteLength <= limit) break;
  }
  const triangles = piece.parts.reduce((sum, { geometry, placements }) => {
    return sum + ((geometry.getIndex()?.count ?? 0) / 3) * placements.length;
  }, 0);
  return { glb: base64(new Uint8Array(written)), triangles };
}

const studio = { takePicture, writeModel };
export type Studio = typeof studio;
Object.assign(window, { studio });
