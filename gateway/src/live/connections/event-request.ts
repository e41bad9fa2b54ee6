import type { IncomingMessage } from 'node:http';
import { liveBounds } from '@alexandrite/contracts/bounds/live';
import * as z from 'zod';
import { parametersOf, parseJson, readSearch } from '../../http/reading/read-operation.ts';
import { readText } from '../../http/reading/read-text.ts';
import type { BodyToll } from '../../limits/body-toll.ts';
import type { Subscribing } from './outlet.ts';

const json = z.record(z.string(), z.unknown());

const shape = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: json.nullish(),
  extensions: json.nullish(),
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
 * @param onArrival has a body paid for as it comes
 * @returns why not, for a request that holds none
 * @throws Refusal for what is too large, too late or no JSON, and for what is not paid for
 */
export async function readSubscription(request: IncomingMessage, onArrival: BodyToll): Promise<Subscribing | string> {
  const read = request.method === 'GET' ? readAddress(request) : await readPost(request, onArrival);
  if (typeof read === 'string') return read;
  const after = request.headers['last-event-id'];
  return typeof after === 'string' ? { ...read, extensions: { ...read.extensions, after } } : read;
}

function readAddress(request: IncomingMessage): Subscribing | string {
  const search = parametersOf(readSearch(request));
  const text = (name: string): string | undefined => search.get(name) ?? undefined;
  const values = (name: string): unknown => {
    const said = search.get(name);
    return said === null ? undefined : parseJson(said, name);
  };
  const parsed = shape.safeParse({
    query: text('query'),
    operationName: text('operationName'),
    variables: values('variables'),
    extensions: values('extensions'),
  });
  return parsed.success ? parsed.data : 'The address holds no operation: query, and variables and extensions as JSON.';
}

async function readPost(request: IncomingMessage, onArrival: BodyToll): Promise<Subscribing | string> {
  if (!/^application\/json *(;|$)/i.test(request.headers['content-type'] ?? '')) {
    return 'Send the operation as application/json.';
  }
  const text = await readText(request, liveBounds.message.limit, undefined, onArrival);
  const parsed = shape.safeParse(parseJson(text));
  return parsed.success ? parsed.data : 'The body holds no operation.';
}
