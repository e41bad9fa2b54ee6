import * as z from 'zod';
import type { BodyForm, StoredAnswer } from './stored-answer.ts';

/** Digits of a moment in milliseconds. The first of them says until when the answer is fresh, for scripts in Redis. */
export const momentDigits = 13;
const lengthDigits = 8;
const etagLength = 26;
const signsAt = 3 * momentDigits;
const etagAt = signsAt + lengthDigits + 1;
const bodyAt = etagAt + etagLength;

/** One form of an answer as one value in Redis: moments, length, tag, the body, and what it was made of in JSON. */
export function pack(answer: StoredAnswer, form: BodyForm): Buffer {
  const { freshUntil, storedAt, staleUntil, etag, isCompressed, tags, forms } = answer;
  const body = forms[form];
  if (!body) throw new Error(`there is no ${form} form of this answer`);
  const head = [
    ...[freshUntil, storedAt, staleUntil].map((moment) => String(Math.trunc(moment)).padStart(momentDigits, '0')),
    String(body.length).padStart(lengthDigits, '0'),
    isCompressed ? '1' : '0',
    etag,
  ];
  return Buffer.concat([Buffer.from(head.join(''), 'latin1'), body, Buffer.from(JSON.stringify(tags))]);
}

const tagList = z.array(z.string());

/** Reads what pack wrote, without copying the body. Throws when it is something else. */
export function unpack(bytes: Buffer, form: BodyForm): StoredAnswer {
  const head = bytes.toString('latin1', 0, bodyAt);
  const moment = (index: number): number => Number(head.slice(index * momentDigits, (index + 1) * momentDigits));
  const tagsAt = bodyAt + Number(head.slice(signsAt, signsAt + lengthDigits));
  // Also when what should be digits is none.
  if (!(bytes.length > tagsAt)) throw new Error('a stored answer is not as it was written');
  let tags: readonly string[] | undefined;
  return {
    etag: head.slice(etagAt),
    freshUntil: moment(0),
    storedAt: moment(1),
    staleUntil: moment(2),
    // Read when this process is to keep it; most that ask of Redis only send it.
    get tags() {
      return (tags ??= tagList.parse(JSON.parse(bytes.toString('utf8', tagsAt))));
    },
    isCompressed: head[etagAt - 1] === '1',
    forms: { [form]: bytes.subarray(bodyAt, tagsAt) },
  };
}

/** The same in memory of its own: as it comes from Redis it holds on to all that came with it. */
export function unpackedCopy(answer: StoredAnswer): StoredAnswer {
  const forms = Object.fromEntries(Object.entries(answer.forms).map(([form, body]) => [form, Buffer.from(body)]));
  return { ...answer, forms };
}
