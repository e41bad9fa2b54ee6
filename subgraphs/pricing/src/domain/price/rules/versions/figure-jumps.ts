import { isFarFrom } from '@alexandrite/contracts/money';
import { entriesOf, isFields, type Part } from './entries.ts';

/** A figure that became so much larger or smaller that it may be a slip of the finger. */
export interface FigureJump {
  /** Where: `materials.0.fineness`, `GOLD`. */
  readonly path: string;
  readonly before: number;
  readonly after: number;
}

/** Figures of a version that are far from those it takes the place of; what is new there has nothing to be far from. */
export function figureJumps(before: Part, after: Part, path = ''): readonly FigureJump[] {
  if (typeof before === 'number' && typeof after === 'number') {
    return isFarFrom(before, after) ? [{ path, before, after }] : [];
  }
  const below = (key: string | number): string => (path === '' ? String(key) : `${path}.${String(key)}`);
  if (isFields(before) && isFields(after)) {
    return Object.keys(after).flatMap((key) => figureJumps(before[key], after[key], below(key)));
  }
  if (Array.isArray(before) && Array.isArray(after)) {
    const [known, entries] = [entriesOf(before), entriesOf(after)];
    if (!known || !entries) return [];
    return [...entries].flatMap(([key, entry], index) => figureJumps(known.get(key), entry, below(index)));
  }
  return [];
}
