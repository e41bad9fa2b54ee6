import { createServer, type Server } from 'node:http';
import { closeServer, listen } from '@alexandrite/service-kit/http';
import { strictestPolicy } from '../../graph/cache-hint.ts';
import { writeAnswer } from './write-answer.ts';

describe('an answer that is sent', () => {
  let server: Server;
  let body = '';
  let isFlooded = false;
  let url: string;
  beforeAll(async () => {
    server = createServer((_, response) => {
      const answer = { status: 200, headers: {}, body, isWhole: true, policy: strictestPolicy([]), tags: [] };
      void writeAnswer(response, answer, 'application/json', isFlooded);
    });
    url = `http://127.0.0.1:${await listen(server, 0, '127.0.0.1')}`;
  });
  afterAll(() => closeServer(server));

  const ask = async (said: string, flooded: boolean) => {
    [body, isFlooded] = [said, flooded];
    const response = await fetch(url, { method: 'POST', headers: { 'accept-encoding': 'gzip' } });
    return { encoding: response.headers.get('content-encoding'), text: await response.text() };
  };
  const page = JSON.stringify({ data: 'кольцо '.repeat(1_000) });
  const book = JSON.stringify({ data: 'кольцо '.repeat(10_000) });

  it('is compressed as the client likes, unless it is small', async () => {
    expect(await ask(page, false)).toEqual({ encoding: 'gzip', text: page });
    expect(await ask('{"data":null}', false)).toEqual({ encoding: null, text: '{"data":null}' });
  });

  it('is not while there is more to do than can be done, but where another thread compresses it', async () => {
    expect(await ask(page, true)).toEqual({ encoding: null, text: page });
    expect(await ask(book, true)).toEqual({ encoding: 'gzip', text: book });
  });
});
