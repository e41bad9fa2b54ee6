import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';

/** A question that is asked again and again. */
export interface SteadyQuestion {
  readonly name: string;
  readonly query: string;
  readonly variables: object;
  readonly locale: 'ru' | 'en';
}

/** What one request came to. Times are milliseconds since 1970, by the clock that all processes of a machine share. */
export interface SteadyAnswer {
  readonly name: string;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly status: number;
  /** Computed for this very request, and not served from what gateways store. */
  readonly isComputed: boolean;
  readonly text: string;
}

export interface ReaderTask {
  readonly url: string;
  /** Requests a second, in all; they leave in their time, whether others have been answered or not. */
  readonly perSecond: number;
  readonly questions: readonly SteadyQuestion[];
}

/** A crowd of readers in a process of its own, so that neither holds up the other. */
export interface SteadyReader {
  /** All answers so far, in the order in which they came. */
  readonly answers: readonly SteadyAnswer[];
  /** Resolves when the answers so far say so. */
  until(what: string, fits: (answers: readonly SteadyAnswer[]) => boolean): Promise<void>;
  /** Asks no more, and resolves when everything that was asked has been answered. */
  stop(): Promise<void>;
}

const limitMs = 60_000;

export function startReading(task: ReaderTask): SteadyReader {
  const child: ChildProcess = fork(new URL('steady-reader-process.ts', import.meta.url), [JSON.stringify(task)]);
  const gone = once(child, 'exit');
  const answers: SteadyAnswer[] = [];
  child.on('message', (said: readonly SteadyAnswer[]) => answers.push(...said));
  return {
    answers,
    async until(what, fits) {
      const end = Date.now() + limitMs;
      while (!fits(answers)) {
        if (child.exitCode !== null) throw new Error(`the readers are gone; waited until ${what}`);
        if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain until ${what}`);
        await pause(50);
      }
    },
    async stop() {
      if (child.connected) child.send('stop');
      await gone;
    },
  };
}
