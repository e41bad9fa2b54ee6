import { hash } from 'node:crypto';
import { compress, encodings, smallBodyBytes } from '../http/answering/encoding.ts';

/** The forms that a body is kept in, ready to be sent. */
export const bodyForms = ['plain', ...encodings] as const;
export type BodyForm = (typeof bodyForms)[number];

/** An answer as it is stored. */
export interface StoredAnswer {
  readonly etag: string;
  /** Milliseconds since 1970. */
  readonly storedAt: number;
  /** From then on it is shown only while it is computed anew. */
  readonly freshUntil: number;
  /** From then on it is not shown. */
  readonly staleUntil: number;
  /** What it was made of. */
  readonly tags: readonly string[];
  /** False where compressing is not worth it: then all forms are the plain one. */
  readonly isCompressed: boolean;
  /** Bodies: all when it was computed here, else those that somebody here has asked for. */
  readonly forms: Readonly<Partial<Record<BodyForm, Buffer>>>;
}

/** An answer that may be stored for everybody. */
export interface PublicAnswer {
  readonly body: string;
  /** Seconds. */
  readonly maxAge: number;
  /** From then on it is untrue, in milliseconds since 1970, when that is known. */
  readonly until?: number | undefined;
  readonly tags: readonly string[];
}

/** @param staleFor how long it may be shown past its time, in milliseconds */
export async function storedAnswer(answer: PublicAnswer, now: number, staleFor: number): Promise<StoredAnswer> {
  const plain = Buffer.from(answer.body);
  const { until = Infinity } = answer;
  const freshUntil = Math.min(now + answer.maxAge * 1_000, until);
  const isCompressed = plain.length > smallBodyBytes;
  return {
    // Weak: the bytes differ by encoding, what they say does not.
    etag: `W/"${hash('sha256', plain, 'base64url').slice(0, 22)}"`,
    storedAt: now,
    freshUntil,
    staleUntil: Math.min(freshUntil + staleFor, until),
    tags: answer.tags,
    isCompressed,
    forms: isCompressed ? await compressed(plain) : { plain, br: plain, gzip: plain },
  };
}

async function compressed(plain: Buffer): Promise<StoredAnswer['forms']> {
  const [br, gzip] = await Promise.all([compress(plain, 'br'), compress(plain, 'gzip')]);
  return { plain, br, gzip };
}

/** Bytes that it takes, about. */
export function sizeOf({ forms, tags }: StoredAnswer): number {
  const bodies = new Set(Object.values(forms));
  return [...bodies].reduce((sum, { length }) => sum + length, 512 + tags.length * 32);
}

/** The same with the forms of another of its kind too; the other alone when that is not the same answer. */
export function mergeForms(known: StoredAnswer | undefined, other: StoredAnswer): StoredAnswer {
  const isSame = known?.storedAt === other.storedAt && known.etag === other.etag;
  return isSame ? { ...other, forms: { ...known.forms, ...other.forms } } : other;
}
