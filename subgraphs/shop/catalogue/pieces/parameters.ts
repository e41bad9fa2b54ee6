import type { Design, StoneKind } from '../products/product.ts';
import type { CutName } from './stones/cuts.ts';

const STONES: readonly StoneKind[] = [
  'alexandrite',
  'diamond',
  'sapphire',
  'emerald',
  'ruby',
  'spinel',
  'aquamarine',
  'morganite',
  'garnet',
  'tourmaline',
  'moonstone',
  'onyx',
  'pearl',
];
const CUTS: readonly CutName[] = [
  'round',
  'oval',
  'cushion',
  'pear',
  'marquise',
  'emerald',
  'baguette',
  'cabochon',
  'bead',
];

/** Reads a design's parameters with defaults, refusing values of the wrong kind rather than drawing nonsense. */
export class Parameters {
  readonly #values: Design['parameters'];

  constructor(values: Design['parameters']) {
    this.#values = values;
  }

  /** The same parameters with some read under other names: the second stone of a design. */
  renamed(names: Readonly<Record<string, string>>): Parameters {
    const own = Object.entries(names).map(([name, source]) => [name, this.#values[source]] as const);
    const given = own.filter((entry): entry is [string, number | string | boolean] => entry[1] !== undefined);
    return new Parameters(Object.fromEntries(given));
  }

  /** A positive length in mm, or a count. */
  number(name: string, otherwise: number): number {
    const value = this.#values[name] ?? otherwise;
    if (typeof value !== 'number' || !Number.isFinite(value) || value < 0) throw new Error(`${name} is not a size`);
    return value;
  }

  flag(name: string): boolean {
    return this.#values[name] === true;
  }

  text(name: string, otherwise: string): string {
    const value = this.#values[name] ?? otherwise;
    if (typeof value !== 'string') throw new Error(`${name} is not a word`);
    return value;
  }

  stone(name: string, otherwise: StoneKind): StoneKind {
    const value = this.text(name, otherwise);
    const found = STONES.find((stone) => stone === value);
    if (!found) throw new Error(`${value} is not a stone we set`);
    return found;
  }

  cut(name: string, otherwise: CutName): CutName {
    const value = this.text(name, otherwise);
    const found = CUTS.find((cut) => cut === value);
    if (!found) throw new Error(`${value} is not a cut we know`);
    return found;
  }
}
