import { headLength, type ModelFormat } from './model-format.ts';
import { extensionOf, type ModelFile } from './read-model.ts';
import { binaryStl } from './stl/binary-stl.ts';

/**
 * The formats that a file may be in, by its first bytes. Most models are binary STL, which its length gives away; the
 * readers of all the others are loaded when one is needed: it takes longer to load them than to read a ring.
 */
export async function formatsFor(
  { fileName, byteLength }: ModelFile,
  first: Uint8Array,
): Promise<readonly ModelFormat[]> {
  const head = { bytes: first.subarray(0, headLength), byteLength, extension: extensionOf(fileName) };
  if (binaryStl.recognise(head)) return [binaryStl];
  const { modelFormats } = await import('./model-formats.ts');
  return modelFormats;
}
