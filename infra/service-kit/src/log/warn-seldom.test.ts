import { createLog } from './index.ts';
import { warnSeldom } from './warn-seldom.ts';

interface Line {
  readonly msg: string;
  readonly reason?: string;
  readonly times?: number;
}

/** A log, and what it wrote. */
function aLog() {
  const lines: Line[] = [];
  const log = createLog('test', 'info', { write: (line: string) => void lines.push(JSON.parse(line) as Line) });
  return { log, lines };
}

describe('a warning of what is tried again and again', () => {
  it('is written at once, and once a minute after that, with how often it came', () => {
    const { log, lines } = aLog();
    for (let second = 0; second <= 120; second += 1) {
      warnSeldom(log, { reason: `try ${second}` }, 'the queue does not answer', second * 1_000);
    }
    expect(lines.map(({ reason, times }) => [reason, times])).toEqual([
      ['try 0', undefined],
      ['try 60', 60],
      ['try 120', 60],
    ]);
  });

  it('is one for all who meet the same trouble, and another for another', () => {
    const { log, lines } = aLog();
    for (const schedule of ['a', 'b', 'c']) warnSeldom(log, { schedule }, 'schedules do not answer', 0);
    warnSeldom(log, {}, 'redis is away', 0);
    expect(lines.map(({ msg }) => msg)).toEqual(['schedules do not answer', 'redis is away']);
  });

  it('is not kept from another log', () => {
    const [one, other] = [aLog(), aLog()];
    for (const { log } of [one, other]) warnSeldom(log, {}, 'redis is away', 0);
    expect([one.lines.length, other.lines.length]).toEqual([1, 1]);
  });
});
