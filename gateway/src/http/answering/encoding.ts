import { promisify } from 'node:util';
import { brotliCompress, brotliCompressSync, type BrotliOptions, constants, gzip, gzipSync } from 'node:zlib';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
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
  const wishes = acceptEncoding.slice(0, operationBounds.wishes.limit).toLowerCase().split(',').map(readWish);
  const weightOf = (encoding: Encoding): number =>
    (wishes.find(({ name }) => name === encoding) ?? wishes.find(({ name }) => name === '*'))?.weight ?? 0;
  const [best] = encodings
    .map((encoding) => ({ encoding, weight: weightOf(encoding) }))
    .filter(({ weight }) => weight > 0)
    .toSorted((one, other) => other.weight - one.weight);
  return best?.encoding ?? null;
}

/**
 * Up to so many bytes are compressed at once, on the thread that answers: handing so little to another thread and back
 * takes two to three times as long as compressing it, and makes the collector go through the whole heap twice a second.
 */
const atOnceBytes = 32 * 1_024;

const gzipOptions = { level: 5 };

/** Whether compressing a body takes the time of the thread that answers. */
export function isCompressedAtOnce(body: string | Buffer): boolean {
  return Buffer.byteLength(body) <= atOnceBytes;
}

/** Compresses with the quality that pays for an answer that is made once; what is large off the main thread. */
export async function compress(body: string | Buffer, encoding: Encoding): Promise<Buffer> {
  const size = Buffer.byteLength(body);
  const isAtOnce = size <= atOnceBytes;
  if (encoding === 'gzip') return isAtOnce ? gzipSync(body, gzipOptions) : zip(body, gzipOptions);
  const options = brotliOptions(size);
  return isAtOnce ? brotliCompressSync(body, options) : brotli(body, options);
}

const brotliOptions = (size: number): BrotliOptions => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: 4,
    [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
    [constants.BROTLI_PARAM_SIZE_HINT]: size,
  },
});

function readWish(text: string): { readonly name: string; readonly weight: number } {
  const [name = '', ...parameters] = text.split(';').map((part) => part.trim());
  const quality = parameters.find((parameter) => parameter.startsWith('q='))?.slice(2);
  const weight = quality === undefined ? 1 : Number(quality);
  return { name, weight: Number.isFinite(weight) ? weight : 0 };
}
