import { once } from 'node:events';
import { createServer, type Server, type ServerResponse } from 'node:http';
import { Pool } from 'undici';
import { post } from './post.ts';
import { ReadingRoom } from '../resilience/reading-room.ts';

const part = 'x'.repeat(60_000);

let server: Server;
let pool: Pool;
/** Answers that are being given, in the order of the questions. */
let answers: ServerResponse[];

beforeEach(async () => {
  answers = [];
  server = createServer((_, response) => {
    answers.push(response);
    response.write(part);
    server.emit('asked');
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('it listens on a port');
  pool = new Pool(`http://127.0.0.1:${address.port}`, { connections: 10 });
});
afterEach(async () => {
  await pool.destroy();
  server.closeAllConnections();
  server.close();
});

const ask = (room: ReadingRoom, signal = new AbortController().signal) =>
  post(pool, { path: '/', headers: {}, body: '{}' }, signal, room);

/** Takes what is there, to see how much it is. */
function leftIn(room: ReadingRoom, upTo: number): number {
  let left = 0;
  while (left < upTo && room.take(1_000)) left += 1_000;
  room.giveBack(left);
  return left;
}

describe('what is read of answers', () => {
  it('is held only as far as there is room, and leaves it when it is whole', async () => {
    const room = new ReadingRoom(100_000);
    const first = ask(room);
    await once(server, 'asked');
    // Whichever of the two comes first has the room.
    const second = ask(room);
    const refused = await Promise.race([first, second]).catch((fault: unknown) => fault);
    expect(refused).toEqual(new Error('more of its answers at once than can be held'));
    for (const answer of answers) if (!answer.destroyed) answer.end();
    const ends = await Promise.allSettled([first, second]);
    const whole = ends.filter((end) => end.status === 'fulfilled').map(({ value }) => value.text);
    expect(whole).toEqual([part]);
    expect(leftIn(room, 100_000)).toBe(100_000);
    const third = ask(room);
    await once(server, 'asked');
    answers.at(-1)?.end();
    expect((await third).text).toBe(part);
  });

  it('leaves its room when it is waited for no longer, and when the connection breaks', async () => {
    const room = new ReadingRoom(100_000);
    const patience = new AbortController();
    const asked = ask(room, patience.signal);
    await once(server, 'asked');
    patience.abort(new Error('no answer in time'));
    await expect(asked).rejects.toThrow('no answer in time');
    const broken = ask(room);
    await once(server, 'asked');
    answers.at(-1)?.destroy();
    await expect(broken).rejects.toThrow();
    expect(leftIn(room, 100_000)).toBe(100_000);
  });
});
