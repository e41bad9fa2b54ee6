import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Locale } from '@alexandrite/contracts/locale';
import type { Depth } from './arguments.ts';
import { filePieces } from './file-pieces.ts';
import { type MeasuredFile, refused, type RefusedFile } from './measured-file.ts';

/** Measures one file. Whatever is wrong with it comes back as an error with a code; nothing is thrown for its content. */
export async function measureFile(
  file: string,
  { depth, locale }: { readonly depth: Depth; readonly locale: Locale },
): Promise<MeasuredFile | RefusedFile> {
  const found = await stat(file).catch(() => null);
  if (!found) return refused('FILE_NOT_FOUND', `There is no file ${file}.`);
  if (!found.isFile()) return refused('NOT_A_FILE', `${file} is no file.`);
  const model = {
    fileName: path.basename(file),
    byteLength: found.size,
    bytes: filePieces(file),
  };
  // Either is loaded when it is needed: loading takes longer than measuring a small model.
  if (depth === 'QUICK') {
    const { measureQuickly } = await import('./measure-quickly.ts');
    return measureQuickly(model, locale);
  }
  const { measureFully } = await import('./measure-fully.ts');
  return measureFully(model, depth, locale);
}
