import type { GraphClient, Question } from '../graph/graph-client.ts';
import type { LiveClient } from '../graph/live-client.ts';
import type { Recorder } from '../load/recorder.ts';
import type { Seeded } from '../random/seeded.ts';

export const scenarioNames = ['browse', 'price', 'checkout', 'operator-board', 'partner-flood', 'mixed-day'] as const;
export type ScenarioName = (typeof scenarioNames)[number];

/** Where the house is, and how to be somebody in it. */
export interface World {
  readonly client: GraphClient;
  readonly random: Seeded;
  /** A socket of an account, opened once for each name. */
  live(token: string, name?: string): LiveClient;
  /** Signs in as one of the demo accounts. */
  signIn(email: string): Promise<string>;
  /** Opens accounts of customers, and gives their tokens. */
  customers(count: number): Promise<readonly string[]>;
}

/** Somebody who came to do something. */
export interface Visit {
  readonly random: Seeded;
  /** When they came, in milliseconds of performance.now(). */
  readonly dueAt: number;
  /**
   * Asks, and keeps what it took: the first question of a visit from when the visit was due, the others from when they
   * were asked. Throws VisitEnded when the answer is not as it should be.
   */
  ask(question: Question, variables: object, token?: string | null): Promise<Record<string, unknown>>;
  /** Keeps what something took that is no question. Throws VisitEnded unless it ended well. */
  took(operation: string, ms: number, ending: string): void;
}

/** Thrown when a visit cannot go on; what happened was kept. */
export class VisitEnded extends Error {
  override readonly name = 'VisitEnded';
}

/** Visits of one kind. */
export interface Stream {
  readonly name: string;
  /** Visits a second at the steady load of the scenario. */
  readonly perSecond: number;
  /** `follows` grows and shrinks with the shape; `constant` does not, so that it shows what the others do to it. */
  readonly load: 'follows' | 'constant';
  visit(visit: Visit): Promise<void>;
}

/** A scenario that is ready to begin. */
export interface Prepared {
  readonly streams: readonly Stream[];
  /** Where to keep what happens apart from visits, such as pushes. */
  begin?(recorder: Recorder, phase: () => string): void;
  close?(): Promise<void>;
}

export interface Scenario {
  readonly name: ScenarioName;
  /** In a sentence, for reports. */
  readonly about: string;
  /** What the house is told besides. */
  readonly env?: Readonly<Record<string, string>>;
  /** How much of the steady load its baseline is, where a quarter does not suit. */
  readonly baseline?: number;
  /** Codes of answers that are as they should be. */
  readonly tolerates?: readonly string[];
  prepare(world: World): Promise<Prepared>;
}
