import type { IncomingMessage } from 'node:http';
import { liveBounds } from '@alexandrite/contracts/bounds/live';
import * as z from 'zod';
import { readText } from '../../http/reading/read-text.ts';
import { addressOf } from '../../http/respond.ts';
import type { Asked } from './outlet.ts';

const json = z.record(z.string(), z.unknown());

const shape = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: json.nullish(),
  extensions: json.nullish(),
});

const inAddress = z.string().transform((text, context): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue('no JSON');
    return z.NEVER;
  }
});

const addressShape = shape.extend({
  variables: inAddress.pipe(json.nullable()).optional(),
  extensions: inAddress.pipe(json.nullable()).optional(),
});

/**
 * Whether a request asks for an answer of events. Requests that would take JSON, too, are answered in one piece.
 */
export function wantsEvents({ method, headers }: IncomingMessage): boolean {
  const accepted = headers.accept ?? '';
  return (
    (method === 'GET' || method === 'POST') &&
    /\btext\/event-stream\b/i.test(accepted) &&
    !/json|\*\/\*/i.test(accepted)
  );
}

/**
 * Reads a subscription from the address of a GET or the body of a POST. What a client says with `Last-Event-ID`, as
 * browsers do by themselves, counts as the position that it saw last.
 * @returns why not, for a request that holds none
 * @throws Refusal for a body that is too large or too late
 */
export async function readSubscription(request: IncomingMessage): Promise<Asked | string> {
  const read = request.method === 'GET' ? readAddress(request) : await readPost(request);
  if (typeof read === 'string') return read;
  const after = request.headers['last-event-id'];
  return typeof after === 'string' ? { ...read, extensions: { ...read.extensions, after } } : read;
}

function readAddress(request: IncomingMessage): Asked | string {
  const parsed = addressShape.safeParse(Object.fromEntries(addressOf(request).searchParams));
  if (!parsed.success) return 'The address holds no operation: query, and variables and extensions as JSON.';
  return { ...parsed.data, size: request.url?.length ?? 0 };
}

async function readPost(request: IncomingMessage): Promise<Asked | string> {
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return 'Send the operation as application/json.';
  }
  try {
    const text = await readText(request, liveBounds.message.limit);
    const parsed = shape.safeParse(JSON.parse(text));
    return parsed.success ? { ...parsed.data, size: text.length } : 'The body holds no operation.';
  } catch (fault) {
    if (fault instanceof SyntaxError) return 'The body is not JSON.';
    throw fault;
  }
}
