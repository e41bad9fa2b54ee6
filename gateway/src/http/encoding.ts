import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';
import { LRUCache } from 'lru-cache';

/** How a body can be compressed, in the order in which we would. */
export const encodings = ['br', 'gzip'] as const;
export type Encoding = (typeof encodings)[number];

/** Below it a body goes in one packet anyway, in bytes. */
export const smallBodyBytes = 1_024;

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);

/** Clients send a handful of wishes, over and over. */
const known = new LRUCache<string, { readonly chosen: Encoding | null }>({ max: 200 });

/** The compression that a client accepts; null for none. Of those it likes equally we choose. */
export function chooseEncoding(acceptEncoding: string | undefined): Encoding | null {
  if (!acceptEncoding) return null;
  // What browsers send.
  if (acceptEncoding.startsWith('gzip, deflate, br')) return 'br';
  let found = known.get(acceptEncoding);
  if (!found) {
    found = { chosen: choose(acceptEncoding) };
    // What nobody sends by habit is not worth remembering.
    if (acceptEncoding.length <= 200) known.set(acceptEncoding, found);
  }
  return found.chosen;
}

function choose(acceptEncoding: string): Encoding | null {
  const wishes = acceptEncoding.toLowerCase().split(',').map(readWish);
  const weightOf = (encoding: Encoding): number =>
    (wishes.find(({ name }) => name === encoding) ?? wishes.find(({ name }) => name === '*'))?.weight ?? 0;
  const [best] = encodings
    .map((encoding) => ({ encoding, weight: weightOf(encoding) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  return best?.encoding ?? null;
}

/** Compresses off the main thread, with the quality that pays for an answer that is made once. */
export function compress(body: string | Buffer, encoding: Encoding): Promise<Buffer> {
  if (encoding === 'gzip') return zip(body, { level: 5 });
  const size = Buffer.byteLength(body);
  return brotli(body, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 4,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: size,
    },
  });
}

function readWish(text: string): { readonly name: string; readonly weight: number } {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { name, weight: Number.isFinite(weight) ? weight : 0 };
}
