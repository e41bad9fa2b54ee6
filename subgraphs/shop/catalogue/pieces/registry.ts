import type { Design } from '../products/product.ts';
import { Parameters } from './parameters.ts';
import type { Detail, Piece } from './piece.ts';
import { bangle, chain, cuff, stations, tennis } from './bracelets/bracelets.ts';
import { bars, drops, hoops, studs } from './earrings/earrings.ts';
import { bar, coin, openDrop, stonePendant } from './pendants/pendants.ts';
import { band, eternity, twistedBand } from './rings/bands.ts';
import { haloRing, trilogy } from './rings/halo-ring.ts';
import { bypass, signet } from './rings/sculpted.ts';
import { solitaire } from './rings/solitaire.ts';

type Generator = (parameters: Parameters, detail: Detail) => Piece;

const GENERATORS: Readonly<Record<string, Generator>> = {
  band,
  bangle,
  bar,
  bars,
  bypass,
  'chain-bracelet': chain,
  coin,
  cuff,
  drops,
  eternity,
  'halo-ring': haloRing,
  hoops,
  'open-drop': openDrop,
  signet,
  solitaire,
  stations,
  'stone-pendant': stonePendant,
  studs,
  tennis,
  trilogy,
  'twisted-band': twistedBand,
};

/** Makes the piece a design describes. Throws when the design names an unknown generator or impossible sizes. */
export function makePiece(design: Design, detail: Detail): Piece {
  const generator = GENERATORS[design.generator];
  if (!generator) throw new Error(`There is no generator named ${design.generator}`);
  return generator(new Parameters(design.parameters), detail);
}
