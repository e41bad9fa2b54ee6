import { asciiStl } from './stl/ascii-stl.ts';
import { binaryStl, damagedBinaryStl } from './stl/binary-stl.ts';
import { foreignFormats } from './foreign-formats.ts';
import { glb, gltf } from './gltf/gltf.ts';
import { obj } from './obj/obj.ts';
import { ply } from './ply/ply.ts';
import { threeMf } from './three-mf/three-mf.ts';
import type { ModelFormat } from './model-format.ts';

/** The formats a model may come in, asked in this order; the first that knows the file decides. */
export const modelFormats: readonly ModelFormat[] = [
  binaryStl,
  asciiStl,
  ply,
  glb,
  gltf,
  threeMf,
  foreignFormats,
  obj,
  damagedBinaryStl,
];
