import { errorCodes } from '@alexandrite/service-kit/errors';
import { type Answered, readAnswers } from '../stand/read-answers.ts';
import { opcodes, readFrames } from '../stand/frames.ts';
import { unfitWords } from '../stand/unfit-words.ts';

/** Statuses that say something of the request, or that there is too much of them. */
const statuses = [
  200, 204, 206, 302, 304, 400, 401, 403, 404, 405, 406, 408, 411, 413, 414, 415, 416, 417, 426, 429, 431,
];
/** Codes of WebSocket and of graphql-transport-ws. */
const closeCodes = [
  1000, 1001, 1002, 1003, 1005, 1007, 1008, 1009, 1012, 1013, 4400, 4401, 4403, 4406, 4408, 4409, 4429,
];
const messageTypes = ['connection_ack', 'next', 'error', 'complete', 'ping', 'pong'];

/** What is wrong with what came back; null when nothing is. @param sent all of what was sent */
export function judge(received: Buffer, sent: Buffer, isAll: boolean): string | null {
  const text = sent.toString();
  const upgraded = received.indexOf('HTTP/1.1 101 ');
  const http = upgraded < 0 ? received : received.subarray(0, upgraded);
  for (const answer of readAnswers(http, isAll)) {
    const wrong = judgeAnswer(answer, text);
    if (wrong !== null) return `${wrong}: ${answer.status} ${answer.body.slice(0, 300)}`;
  }
  return upgraded < 0 ? null : judgeFrames(received.subarray(received.indexOf('\r\n\r\n', upgraded) + 4), text);
}

function judgeAnswer({ status, headers, body }: Answered, sent: string): string | null {
  const isBusy = status === 503 && headers.has('retry-after');
  if (!isBusy && !statuses.includes(status)) return 'a status that says nothing';
  const word = unfitWords(body, sent);
  if (word !== null) return `it says ${word}`;
  // Compressed on request: others look into that.
  if (headers.has('content-encoding')) return null;
  const type = headers.get('content-type') ?? '';
  if (!type.includes('json') || body === '') return null;
  const wrong = judgeResult(body);
  if (wrong !== null) return wrong;
  const isGood = body.includes('"data":');
  return type.includes('graphql-response') && status === 200 && !isGood ? 'data is missing' : null;
}

/** A result as the specification has it. */
function judgeResult(body: string): string | null {
  try {
    const { data, errors } = JSON.parse(body) as { data?: unknown; errors?: unknown }; // looked at below
    if (data === undefined && errors === undefined) return 'neither data nor errors';
    return errors === undefined ? null : judgeErrors(errors);
  } catch {
    return 'no JSON';
  }
}

function judgeErrors(errors: unknown): string | null {
  if (!Array.isArray(errors) || errors.length === 0) return 'errors that are no list';
  const list = errors as readonly { message?: unknown; extensions?: { code?: unknown } }[]; // looked at below
  const strange = list.find(
    ({ message, extensions }) =>
      typeof message !== 'string' || message === '' || !errorCodes.some((code) => code === extensions?.code),
  );
  return strange ? 'an error without words or with a code that nobody knows' : null;
}

function judgeFrames(bytes: Buffer, sent: string): string | null {
  for (const { opcode, payload } of readFrames(bytes)) {
    if (opcode === opcodes.close && payload.length >= 2 && !closeCodes.includes(payload.readUInt16BE(0)))
      return `it closes with ${payload.readUInt16BE(0)}`;
    if (opcode !== opcodes.text) continue;
    const text = payload.toString();
    const word = unfitWords(text, sent);
    if (word !== null) return `it says ${word}: ${text.slice(0, 300)}`;
    const { type, payload: content } = JSON.parse(text) as { type: string; payload?: unknown }; // a text of the gateway
    if (!messageTypes.includes(type)) return `it says ${text.slice(0, 300)}`;
    const wrong = type === 'error' ? judgeErrors(content) : null;
    if (wrong !== null) return `${wrong}: ${text.slice(0, 300)}`;
  }
  return null;
}
