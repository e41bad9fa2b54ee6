import { parseArgs } from 'node:util';
import type { Locale } from '@alexandrite/contracts/locale';

/** How much is measured: all that a worker measures, all but the thickness of walls, or one quick pass. */
export type Depth = 'FULL' | 'ANALYSIS' | 'QUICK';

export interface MeasureArguments {
  readonly files: readonly string[];
  readonly depth: Depth;
  readonly locale: Locale;
}

export const usage = `Measures 3D models: STL, OBJ, PLY, glTF, GLB and 3MF. Prints a line of JSON for each file, in the file's own unit.

  npm run measure -- [--quick | --no-walls] [--lang ru] FILE…

  --quick      one pass: volume, area, box and whether it is closed; nothing is repaired or located
  --no-walls   everything but the thickness of walls, which needs a closed surface and takes longest
  --lang ru    problems in Russian`;

/** Reads the command line; throws an Error that says what is wrong with it. */
export function readArguments(given: readonly string[]): MeasureArguments {
  const { values, positionals } = parseArgs({
    args: [...given],
    allowPositionals: true,
    options: { quick: { type: 'boolean' }, 'no-walls': { type: 'boolean' }, lang: { type: 'string', default: 'en' } },
  });
  if (positionals.length === 0) throw new Error('Name at least one file.');
  if (values.quick && values['no-walls']) throw new Error('--quick measures no walls anyway: give one of the two.');
  if (values.lang !== 'ru' && values.lang !== 'en') throw new Error(`--lang ${values.lang}: it is ru or en.`);
  return {
    files: positionals,
    depth: values.quick ? 'QUICK' : values['no-walls'] ? 'ANALYSIS' : 'FULL',
    locale: values.lang,
  };
}
