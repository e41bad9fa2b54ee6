import { setImmediate as nextTurn, setTimeout } from 'node:timers/promises';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { waitUntil } from '@alexandrite/service-kit/testing';
import { TurnsOfCallers, type Work } from './turns.ts';

/** Operations that are under way until they are ended. */
class Operations {
  readonly turns = new TurnsOfCallers();
  /** Those under way, by their caller's name and number. */
  readonly underWay = new Map<string, () => void>();
  readonly #counts = new Map<string, number>();

  ask(caller: string, more: Partial<Pick<Work<string>, 'waitMs' | 'isWanted'>> = {}): Promise<string | null> {
    const count = (this.#counts.get(caller) ?? 0) + 1;
    this.#counts.set(caller, count);
    const name = `${caller}${count}`;
    return this.turns.run({
      caller,
      waitMs: () => 0,
      isWanted: () => true,
      run: () =>
        new Promise<string>((resolve) => {
          this.underWay.set(name, () => {
            this.underWay.delete(name);
            resolve(name);
          });
        }),
      ...more,
    });
  }

  askTimes(times: number, caller: string): Promise<string | null>[] {
    return Array.from({ length: times }, () => this.ask(caller));
  }

  get names(): readonly string[] {
    return [...this.underWay.keys()];
  }

  /** Ends one and lets what waits for it begin. */
  async end(name: string): Promise<void> {
    this.underWay.get(name)?.();
    await nextTurn();
    await nextTurn();
  }

  /** Looks at a loop that is busy, so often that one caller has one operation under way at most. */
  press(): void {
    for (let look = 0; look < 12; look += 1) this.turns.look(1);
  }
}

describe('turns of callers', () => {
  let operations: Operations;
  beforeEach(() => {
    operations = new Operations();
  });

  it('are not taken by somebody who is alone, however busy the event loop is', () => {
    void operations.askTimes(50, 'a');
    operations.press();
    void operations.askTimes(50, 'a');
    expect(operations.names).toHaveLength(100);
  });

  it('are not taken while the event loop has time to spare', () => {
    void operations.ask('b');
    for (let look = 0; look < 12; look += 1) operations.turns.look(0.5);
    void operations.askTimes(50, 'a');
    expect(operations.names).toHaveLength(51);
  });

  it('keep one who asks for much from delaying another, when the event loop is busy', async () => {
    void operations.askTimes(3, 'a');
    const other = operations.ask('b');
    operations.press();
    void operations.askTimes(10, 'a');
    await operations.end('b1');
    void operations.ask('b');
    expect(operations.names).toEqual(['a1', 'a2', 'a3', 'b2']);
    for (const name of ['a1', 'a2']) await operations.end(name);
    expect(operations.names).toEqual(['a3', 'b2']);
    await operations.end('a3');
    expect(operations.names).toEqual(['b2', 'a4']);
    expect(await other).toBe('b1');
  });

  it('come quicker again, one more with every look at a loop that has time', async () => {
    void operations.ask('b');
    void operations.ask('a');
    operations.press();
    void operations.askTimes(5, 'a');
    const counts: number[] = [];
    for (let look = 0; look < 5; look += 1) {
      operations.turns.look(0.1);
      await nextTurn();
      counts.push(operations.names.length);
    }
    expect(counts).toEqual([3, 4, 5, 6, 7]);
  });

  it('are refused to whom too much waits already, and to nobody else', async () => {
    void operations.ask('b');
    void operations.ask('a');
    operations.press();
    void operations.askTimes(operationBounds.waitingTurns.limit, 'a');
    await expect(operations.ask('a')).rejects.toMatchObject({ status: 429, code: 'RATE_LIMITED' });
    const other = operations.ask('c');
    await operations.end('c1');
    expect(await other).toBe('c1');
  });

  it('are not given to what nobody waits for any more', async () => {
    void operations.ask('b');
    void operations.ask('a');
    operations.press();
    const left = operations.ask('a', { isWanted: () => false });
    void operations.ask('a');
    await operations.end('a1');
    expect(await left).toBeNull();
    expect(operations.names).toEqual(['b1', 'a3']);
  });

  it('are given one by one, after a wait, to whoever has spent much while others ask', async () => {
    let ms = 20;
    const waitMs = (): number => ms;
    const asked = Array.from({ length: 3 }, () => operations.ask('a', { waitMs }));
    expect(operations.names).toEqual(['a1', 'a2', 'a3']);
    void operations.ask('b');
    asked.push(operations.ask('a', { waitMs }), operations.ask('a', { waitMs }));
    for (const name of ['a1', 'a2', 'a3']) await operations.end(name);
    expect(operations.names).toEqual(['b1']);
    ms = 0;
    await waitUntil('the next is begun', () => Promise.resolve(operations.underWay.has('a4')));
    expect(operations.names).toEqual(['b1', 'a4']);
    await operations.end('a4');
    expect(operations.names).toEqual(['b1', 'a5']);
    await operations.end('a5');
    expect(await Promise.all(asked)).toEqual(['a1', 'a2', 'a3', 'a4', 'a5']);
  });

  it('are counted for somebody who comes back while a wait of theirs from before has yet to end', async () => {
    let ms = 30;
    const waitMs = (): number => ms;
    void operations.ask('b');
    void operations.ask('a', { waitMs });
    // Not after its time, but because of a look.
    ms = 0;
    operations.press();
    operations.turns.look(0.1);
    await nextTurn();
    await operations.end('a1');
    void operations.ask('a');
    operations.press();
    await setTimeout(60);
    void operations.ask('a');
    expect(operations.names).toEqual(['b1', 'a2']);
  });
});
