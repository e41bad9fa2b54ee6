import { createTerminalLog } from './terminal-log.ts';

// Local time of the day, so that the test holds in every time zone.
const at = new Date(2026, 2, 2, 9, 5, 7, 8);

function aLog(colour = false) {
  const written: string[] = [];
  const log = createTerminalLog(
    ['web', 'orders'],
    colour,
    (text) => written.push(text),
    () => at,
  );
  return { log, shown: () => written.join('') };
}

describe('the terminal', () => {
  it('shows time, name in a column, message and fields', () => {
    const { log, shown } = aLog();
    log.line('web', JSON.stringify({ level: 'info', time: at.toISOString(), msg: 'listening', port: 3000 }));

    expect(shown()).toBe('09:05:07.008 web    listening port=3000\n');
  });

  it('names every level that is not mere information', () => {
    const { log, shown } = aLog();
    log.line('orders', JSON.stringify({ level: 'warn', time: at.toISOString(), msg: 'late' }));

    expect(shown()).toBe('09:05:07.008 orders warn late\n');
  });

  it('marks what the supervisor says', () => {
    const { log, shown } = aLog();
    log.say('orders', 'healthy');

    expect(shown()).toBe('09:05:07.008 orders ● healthy\n');
  });

  it('keeps empty lines to itself', () => {
    const { log, shown } = aLog();
    log.line('web', '   ');

    expect(shown()).toBe('');
  });

  it('uses colour only when asked to', () => {
    const { log, shown } = aLog(true);
    log.line('web', 'hello');

    expect(shown()).toContain('\u001B[');
  });
});
