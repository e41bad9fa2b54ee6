import { registry } from '../metrics/index.ts';
import { waitingOutboxes } from './waiting-outboxes.ts';

const waiting = async (): Promise<string | undefined> => /^outbox_waiting (\S+)$/m.exec(await registry.metrics())?.[1];

describe('what waits in outboxes', () => {
  it('is what was seen and not delivered yet', async () => {
    waitingOutboxes.seen('Order/ord_1');
    waitingOutboxes.seen('Order/ord_1');
    waitingOutboxes.seen('Order/ord_2');
    expect(await waiting()).toBe('2');
    waitingOutboxes.delivered('Order/ord_1');
    expect(await waiting()).toBe('1');
  });

  it('does not count on what another process has delivered, of this kind', async () => {
    waitingOutboxes.seen('Quote/quo_1');
    waitingOutboxes.swept('Order', new Set());
    expect(await waiting()).toBe('1');
    waitingOutboxes.swept('Quote', new Set(['Quote/quo_1']));
    expect(await waiting()).toBe('1');
    waitingOutboxes.swept('Quote', new Set());
    expect(await waiting()).toBe('0');
    expect(await registry.metrics()).toMatch(/^outbox_oldest_seconds 0$/m);
  });
});
