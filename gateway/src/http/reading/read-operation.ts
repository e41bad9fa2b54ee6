import type { IncomingMessage } from 'node:http';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import type { Deadlines } from '@alexandrite/service-kit/http';
import { fitsJson } from './json-shape.ts';
import type { Operation } from './operation.ts';
import { readParameters } from './read-parameters.ts';
import { readText } from './read-text.ts';
import { badRequest } from '../refusal.ts';

/** The longest address that is read, in characters: what is longer comes by POST. */
const addressLimit = operationBounds.address.limit;

const jsonLimits = { nodes: operationBounds.jsonNodes.limit, depth: operationBounds.jsonDepth.limit };

const mostParameters = operationBounds.parameters.limit;

const parameters = ['query', 'operationName', 'variables', 'extensions'] as const;

/** What a request asks for, as it came; two that are equal ask for the same. */
export interface RawOperation {
  readonly method: Operation['method'];
  /** The body of a POST; of a GET what follows the question mark in its address. */
  readonly text: string;
}

/** How a body is read. */
export interface Arrival {
  /** The largest that is taken, in bytes; as much as a stranger may send when left out. */
  readonly limitBytes?: number;
  /** How long it may take to arrive, when that is not as usual. */
  readonly deadlines?: Deadlines;
  /** Called with the bytes of each piece as it comes; may throw a Refusal. */
  readonly onArrival?: (bytes: number) => void;
}

/**
 * Reads what a request asks for: POST with JSON, or GET with the parameters in its address. A HEAD is a GET whose
 * answer has no body.
 * @throws Refusal
 */
export async function readRaw(request: IncomingMessage, arrival: Arrival = {}): Promise<RawOperation> {
  const { method } = request;
  if (method === 'POST') {
    checkContentType(request);
    const { limitBytes = operationBounds.visitorBody.limit, deadlines, onArrival } = arrival;
    return { method, text: await readText(request, limitBytes, deadlines, onArrival) };
  }
  if (method === 'GET' || method === 'HEAD') return { method: 'GET', text: readSearch(request) };
  throw badRequest('Запросы принимаются по GET и POST.', 'Ask with GET or POST.', 405, { allow: 'GET, HEAD, POST' });
}

/**
 * Understands it.
 * @throws Refusal
 */
export function understand({ method, text }: RawOperation): Operation {
  return method === 'POST' ? understandBody(text) : understandSearch(text);
}

function understandBody(text: string): Operation {
  const body = parseJson(text);
  if (Array.isArray(body)) {
    throw badRequest('В одном запросе — одна операция, пачки не принимаются.', 'One operation a request, no batches.');
  }
  if (typeof body !== 'object' || body === null) {
    throw badRequest('Тело запроса должно быть объектом JSON.', 'The body has to be a JSON object.');
  }
  return readParameters('POST', {
    query: valueOf(body, 'query'),
    operationName: valueOf(body, 'operationName'),
    variables: valueOf(body, 'variables'),
    extensions: valueOf(body, 'extensions'),
  });
}

/** What a form of a foreign page could send is not taken, nor is what we would have to guess the letters of. */
function checkContentType({ headers }: IncomingMessage): void {
  const type = headers['content-type'];
  if (type !== 'application/json' && !/^application\/json *(; *(charset *= *"?utf-?8"? *)?)*$/i.test(type ?? '')) {
    throw badRequest(
      'Операция передаётся как application/json в UTF-8.',
      'Send the operation as application/json in UTF-8.',
      415,
      { 'accept-post': 'application/json' },
    );
  }
  if (headers['content-encoding'] !== undefined && headers['content-encoding'] !== 'identity') {
    throw badRequest('Сжатые запросы не принимаются.', 'Send the operation uncompressed.', 415, {
      'accept-encoding': 'identity',
    });
  }
}

/**
 * What stands behind the question mark of an address.
 * @throws Refusal for a longer one than is read
 */
export function readSearch({ url: address = '' }: IncomingMessage): string {
  if (address.length > addressLimit) {
    throw badRequest('Адрес слишком длинный, передайте операцию по POST.', 'The address is too long, use POST.', 414);
  }
  const at = address.indexOf('?');
  return at < 0 ? '' : address.slice(at + 1);
}

/**
 * Parameters of an address.
 * @throws Refusal for more than anybody needs
 */
export function parametersOf(text: string): URLSearchParams {
  if (text.split('&', mostParameters + 1).length > mostParameters) {
    throw badRequest('В адресе слишком много параметров.', 'The address has too many parameters.');
  }
  return new URLSearchParams(text);
}

function understandSearch(text: string): Operation {
  const search = parametersOf(text);
  for (const name of parameters) {
    if (search.getAll(name).length > 1) {
      throw badRequest(`Параметр ${name} передан дважды.`, `The parameter ${name} is there twice.`);
    }
  }
  const json = (name: string): unknown => {
    const text = search.get(name);
    return text === null || text === '' ? undefined : parseJson(text, name);
  };
  return readParameters('GET', {
    query: search.get('query'),
    operationName: search.get('operationName'),
    variables: json('variables'),
    extensions: json('extensions'),
  });
}

/**
 * Parses what was found to be small.
 * @param name of the parameter; undefined for the whole body
 * @throws Refusal
 */
export function parseJson(text: string, name?: string): unknown {
  if (!fitsJson(text, jsonLimits)) {
    throw badRequest(
      `В операции не больше ${jsonLimits.nodes} значений, вложенных не глубже ${jsonLimits.depth}.`,
      `An operation has at most ${jsonLimits.nodes} values, at most ${jsonLimits.depth} deep in each other.`,
    );
  }
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    throw name === undefined
      ? badRequest('Тело запроса — не JSON.', 'The body is not JSON.')
      : badRequest(`Параметр ${name} — не JSON.`, `The parameter ${name} is not JSON.`);
  }
}

/** A parameter of a body; only what was sent counts, not what every object has. */
function valueOf(body: object, name: string): unknown {
  return Object.hasOwn(body, name) ? Reflect.get(body, name) : undefined;
}
