import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { Deadlines } from '@alexandrite/service-kit/http';
import type { Operation } from './operation.ts';
import { readRaw, understand } from './read-operation.ts';

interface Sent {
  readonly method?: string;
  readonly url?: string;
  readonly headers?: Record<string, string>;
  /** Undefined for one that does not end. */
  readonly body?: string;
}

function aRequest({ method = 'POST', url = '/graphql', headers = {}, body }: Sent): IncomingMessage {
  const request = new IncomingMessage(new Socket());
  Object.assign(request, { method, url, headers: { 'content-type': 'application/json', ...headers } });
  if (body !== undefined) request.push(body);
  if (body !== undefined) request.push(null);
  return request;
}

const read = async (sent: Sent): Promise<Operation> =>
  understand(await readRaw(aRequest(sent), { deadlines: new Deadlines(20) }));

describe('an operation', () => {
  it('is read from a body', async () => {
    const body = JSON.stringify({ query: '{ a }', variables: { id: '1' }, operationName: null, extensions: {} });
    expect(await read({ body })).toMatchObject({
      method: 'POST',
      text: '{ a }',
      variables: { id: '1' },
      operationName: undefined,
      isToBeRemembered: false,
    });
  });

  it('is read from an address', async () => {
    const url = `/graphql?query=${encodeURIComponent('{ кольцо }')}&variables=${encodeURIComponent('{"id":"1"}')}&operationName=Q`;
    expect(await read({ method: 'GET', url })).toMatchObject({
      method: 'GET',
      text: '{ кольцо }',
      variables: { id: '1' },
      operationName: 'Q',
    });
  });

  it('is not waited for without end', async () => {
    await expect(read({})).rejects.toMatchObject({ status: 408 });
  });

  it.each(['application/json;', 'Application/JSON ; charset=UTF-8;', 'application/json;;charset="utf-8"'])(
    'may be sent as %s',
    async (type) => {
      expect(await read({ headers: { 'content-type': type }, body: '{"query":"{ a }"}' })).toMatchObject({
        text: '{ a }',
      });
    },
  );

  it.each([
    'application/json;charset=koi8-r',
    'application/json; a=b',
    'application/jsonl',
    'text/plain;application/json;',
  ])('is refused when it is sent as %s', async (type) => {
    await expect(read({ headers: { 'content-type': type }, body: '{"query":"{ a }"}' })).rejects.toMatchObject({
      status: 415,
    });
  });

  it.each<[string, Sent, number]>([
    ['that is announced to be too large', { headers: { 'content-length': '2000000' } }, 413],
    ['that is too large', { body: ' '.repeat(1_100_000) }, 413],
    ['that is no JSON', { body: '{' }, 400],
    ['that is empty', { body: '' }, 400],
    ['that is a list', { body: '[]' }, 400],
    ['in another form', { headers: { 'content-type': 'text/plain' }, body: '{}' }, 415],
    ['by another method', { method: 'PUT' }, 405],
    ['in an address that is too long', { method: 'GET', url: `/graphql?query=${'a'.repeat(20_000)}` }, 414],
    [
      'whose hash is of another',
      { body: '{"query":"{a}","extensions":{"persistedQuery":{"version":1,"sha256Hash":"00"}}}' },
      400,
    ],
  ])('is refused %s', async (_, sent, status) => {
    await expect(read(sent)).rejects.toMatchObject({ status, code: 'BAD_REQUEST' });
  });
});
