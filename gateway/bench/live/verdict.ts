import { cpus, loadavg } from 'node:os';
import type { Measured } from './rounds.ts';

/** What is to be reached. */
const targets = { ofRawWs: 0.85, ofGraphqlWs: 3, memoryOfRawWs: 1.5 };

/** One server of a comparison, measured in every round. */
export interface Result {
  readonly name: string;
  readonly kind: 'raw ws' | 'graphql-ws' | 'ours';
  readonly distinct: number;
  readonly rounds: readonly Measured[];
  /** Memory of JavaScript and its buffers for one socket, and of the process, in bytes. */
  readonly usedPerSocket: number;
  readonly residentPerSocket: number;
}

const median = (values: readonly number[]): number =>
  values.toSorted((one, other) => one - other)[values.length >> 1] ?? 0;
const short = (value: number): number => Number(value.toFixed(2));

/** Compares round by round, as a round is the same noisy minute for all. */
function times(result: Result, other: Result, of: (measured: Measured) => number): number {
  return median(result.rounds.map((measured, round) => of(measured) / of(other.rounds[round] ?? measured)));
}

const speed = ({ messagesPerSecond }: Measured): number => messagesPerSecond;
const thrift = ({ cpuMicrosPerMessage }: Measured): number => 1 / cpuMicrosPerMessage;

/** Prints what was measured, and what of the targets was reached. @returns whether all of them were */
export function judge(title: string, results: readonly Result[]): boolean {
  const raw = results.find(({ kind }) => kind === 'raw ws');
  const graphqlWs = results.find(({ kind }) => kind === 'graphql-ws');
  if (!raw) throw new Error('nothing to compare with');
  console.log(`\n${title}, load ${short(loadavg()[0] ?? 0)} on ${cpus().length} cores`);
  console.table(
    results.map((result) => ({
      server: result.name,
      'messages/s': Math.round(median(result.rounds.map(speed))),
      '× raw ws': short(times(result, raw, speed)),
      ...(graphqlWs ? { '× graphql-ws': short(times(result, graphqlWs, speed)) } : {}),
      'CPU µs a message': short(median(result.rounds.map(({ cpuMicrosPerMessage }) => cpuMicrosPerMessage))),
      '× raw ws by CPU': short(times(result, raw, thrift)),
      'computations an event': median(result.rounds.map(({ computationsPerEvent }) => computationsPerEvent)),
      'kB a socket': short(result.usedPerSocket / 1024),
      '× raw ws memory': short(result.usedPerSocket / raw.usedPerSocket),
      'resident kB': short(result.residentPerSocket / 1024),
    })),
  );
  const outcomes = results
    .filter(({ kind }) => kind === 'ours')
    .flatMap((result) => [
      reach(result, raw, 'raw ws', targets.ofRawWs),
      ...(graphqlWs ? [reach(result, graphqlWs, 'graphql-ws', targets.ofGraphqlWs)] : []),
      say(
        `${result.name}: memory a socket of raw ws`,
        result.usedPerSocket / raw.usedPerSocket,
        targets.memoryOfRawWs,
        result.usedPerSocket / raw.usedPerSocket <= targets.memoryOfRawWs,
      ),
      say(
        `${result.name}: computations an event, in every round`,
        median(result.rounds.map(({ computationsPerEvent }) => computationsPerEvent)),
        result.distinct,
        result.rounds.every(({ computationsPerEvent }) => computationsPerEvent === result.distinct),
      ),
    ]);
  return !outcomes.includes(false);
}

/**
 * Messages a second as clients got them; on a machine that others keep busy, the server's processor time besides: an
 * event of ours passes Redis and a subgraph, and waits for its turn at each.
 */
function reach(result: Result, other: Result, name: string, wanted: number): boolean {
  const bySpeed = times(result, other, speed);
  const byThrift = times(result, other, thrift);
  const what = `${result.name}: messages/s of ${name}`;
  const isBusy = (loadavg()[0] ?? 0) > cpus().length + 1;
  if (bySpeed >= wanted || !isBusy) return say(what, bySpeed, wanted, bySpeed >= wanted);
  return say(`${what} ${short(bySpeed)} on a busy machine; by processor time`, byThrift, wanted, byThrift >= wanted);
}

function say(what: string, reached: number, wanted: number, isEnough: boolean): boolean {
  console.log(`${isEnough ? 'reached' : 'SHORT'}: ${what} ${short(reached)} (wanted ${wanted})`);
  return isEnough;
}
