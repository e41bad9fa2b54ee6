import { Agent, request } from 'node:http';
import { performance } from 'node:perf_hooks';
import type { ReaderTask, SteadyAnswer, SteadyQuestion } from './steady-reader.ts';

/** Run by `startReading` alone, which says what to ask. */
const task = JSON.parse(process.argv[2] ?? '') as ReaderTask;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const now = (): number => performance.timeOrigin + performance.now();

/** How often it is looked what is due, and what came is told, in milliseconds. */
const tickMs = 10;

let told: SteadyAnswer[] = [];
let sent = 0;
let underWay = 0;
let isStopped = false;
const begun = performance.now();

const bodies = task.questions.map(({ query, variables }) => JSON.stringify({ query, variables }));

function ask({ name, locale }: SteadyQuestion, body: string): void {
  underWay += 1;
  const startedAt = now();
  const end = (status: number, isComputed: boolean, text: string): void => {
    underWay -= 1;
    told.push({ name, startedAt, endedAt: now(), status, isComputed, text });
  };
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(body),
    'accept-language': locale,
  };
  const asked = request(task.url, { method: 'POST', agent, headers }, (response) => {
    let text = '';
    response.setEncoding('utf8');
    response.on('data', (part: string) => (text += part));
    response.on('end', () => {
      end(response.statusCode ?? 0, !(response.headers['cache-status']?.includes('hit') ?? false), text);
    });
  });
  asked.on('error', (fault) => {
    end(0, true, fault.message);
  });
  asked.end(body);
}

const timer = setInterval(() => {
  if (!isStopped) {
    const due = Math.floor(((performance.now() - begun) / 1_000) * task.perSecond);
    for (; sent < due; sent += 1) {
      const at = sent % task.questions.length;
      const [question, body] = [task.questions[at], bodies[at]];
      if (question && body !== undefined) ask(question, body);
    }
  }
  if (told.length > 0) process.send?.(told);
  told = [];
  if (isStopped && underWay === 0) {
    clearInterval(timer);
    process.disconnect();
    agent.destroy();
  }
}, tickMs);

process.on('message', () => {
  isStopped = true;
});
// Whoever asked is gone.
process.on('disconnect', () => {
  isStopped = true;
});
