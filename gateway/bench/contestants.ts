import { hasHive } from './contestants/hive-package.ts';
import type { QuestionTitle } from './questions.ts';

/** A gateway, or what stands for one. */
export interface Entry {
  /** In contestants/; it announces itself. */
  readonly file: string;
  readonly args: readonly string[];
  readonly flags: readonly string[];
}

/** As `npm start` runs it: traces are carried on, though nobody takes them. */
const asItRuns = ['--max-semi-space-size=64', '--import', '@alexandrite/service-kit/telemetry/register'];
const roomy = ['--max-semi-space-size=64'];

export const entries = {
  'node:http': { file: 'raw.ts', args: [], flags: roomy },
  'node:http and a Redis GET': { file: 'raw-redis.ts', args: [], flags: roomy },
  'written by hand': { file: 'hand-written.ts', args: [], flags: roomy },
  'Apollo defaults on Express 5': { file: 'apollo-express.ts', args: [], flags: [] },
  'Apollo with its response cache': { file: 'apollo-cached.ts', args: [], flags: [] },
  'Hive Gateway': { file: 'hive.ts', args: [], flags: [] },
  ours: { file: 'ours.ts', args: ['memory'], flags: asItRuns },
  'ours, from Redis': { file: 'ours.ts', args: ['redis'], flags: asItRuns },
} as const satisfies Readonly<Record<string, Entry>>;
export type Name = keyof typeof entries;

/** At least so many times as many requests a second. */
export interface Goal {
  readonly of: Name;
  readonly against: Name;
  readonly atLeast: number;
}

/** Who is asked a question, the first as the measure in the table; and what is to be reached. */
export interface Comparison {
  readonly question: QuestionTitle;
  readonly among: readonly Name[];
  readonly goals: readonly Goal[];
}

const hive: readonly Name[] = hasHive() ? ['Hive Gateway'] : [];
const uncached: readonly Name[] = ['Apollo defaults on Express 5', ...hive, 'written by hand', 'ours'];
const cached: readonly Name[] = [
  'node:http',
  'node:http and a Redis GET',
  'Apollo with its response cache',
  'ours',
  'ours, from Redis',
];
const ofDefaults = (atLeast: number): Goal => ({ of: 'ours', against: 'Apollo defaults on Express 5', atLeast });
const fromMemory: Goal = { of: 'ours', against: 'node:http', atLeast: 0.6 };
const fromRedis: Goal = { of: 'ours, from Redis', against: 'node:http and a Redis GET', atLeast: 0.6 };
const ofPlugin: Goal = { of: 'ours', against: 'Apollo with its response cache', atLeast: 8 };

export const comparisons: readonly Comparison[] = [
  { question: 'one field', among: uncached, goals: [ofDefaults(3)] },
  {
    question: 'twenty orders joined over three subgraphs',
    among: uncached,
    goals: [ofDefaults(2.5), { of: 'ours', against: 'written by hand', atLeast: 0.2 }],
  },
  { question: 'a page of 24 pieces, GET, compressed', among: cached, goals: [fromMemory, fromRedis, ofPlugin] },
  { question: 'a page of 24 pieces, POST, compressed', among: cached, goals: [fromMemory, fromRedis, ofPlugin] },
  { question: 'a page of 24 pieces, POST, as it is', among: cached, goals: [fromMemory, fromRedis, ofPlugin] },
  // Here no two requests share a read of Redis.
  {
    question: 'a page of 24 pieces in 64 spellings, POST, compressed',
    among: ['node:http and a Redis GET', 'ours, from Redis'],
    goals: [fromRedis],
  },
];
