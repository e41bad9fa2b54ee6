import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { type Identity, hasRole, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Outcome } from '@alexandrite/contracts/outcome';
import { commandKey, repeatOf, retryLostRace, type Loaded } from '@alexandrite/service-kit/aggregates';
import { newId } from '@alexandrite/service-kit/ids';
import {
  idempotencyKeyReused,
  invalidInput,
  notSignedIn,
  refuseBadIdempotencyKey,
} from '@alexandrite/service-kit/refusals';
import type { Order } from '../domain/order.ts';
import { advanceOrder } from './advance-order.ts';
import { actorOf } from './change-order.ts';
import type { OrderDesk } from './order-desk.ts';
import { eventsOf } from './order-events.ts';
import { lookUpLines, type LineRefusal, type WantedLine } from './look-up-lines.ts';

export interface StartOrder {
  readonly lines: readonly WantedLine[];
  readonly idempotencyKey: string;
}

/** More lines than this are several orders. */
const mostLines = textBounds.lines.limit;

/** Starts an order of catalogue pieces and quoted models. Nothing is made before it is submitted. */
export async function startOrder(
  desk: OrderDesk,
  caller: Identity,
  input: StartOrder,
): Promise<Outcome<Loaded<Order>, LineRefusal | 'NotSignedIn' | 'IdempotencyKeyReused'>> {
  if (!isSignedIn(caller)) return notSignedIn();
  const badKey = refuseBadIdempotencyKey(input.idempotencyKey);
  if (badKey) return badKey;
  if (input.lines.length < 1 || input.lines.length > mostLines) {
    return invalidInput('LINE_COUNT', 'lines', { most: mostLines });
  }
  const command = commandKey('startOrder', caller.accountId, input.idempotencyKey, input.lines);

  return retryLostRace(async () => {
    const earlier = await desk.store.orders.loadByCommand(command);
    if (earlier) {
      return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier) : idempotencyKeyReused();
    }
    const lines = await lookUpLines(desk, caller, input.lines);
    if (!lines.ok) return lines;
    const now = desk.clock();
    const order: Order = {
      id: newId('ord'),
      number: await desk.store.numbers.next(),
      status: 'INITIATED',
      channel: hasRole(caller, 'PARTNER') ? 'PARTNER' : 'SHOP',
      customerId: caller.accountId,
      lines: lines.value,
      total: null,
      acceptedTotalMinor: null,
      delivery: null,
      promises: [],
      problem: null,
      approval: null,
      timeline: [
        {
          sequence: 1,
          kind: 'STATUS_CHANGED',
          status: 'INITIATED',
          at: now,
          actor: actorOf(caller),
          reason: null,
          causeEventId: null,
          revision: 1,
        },
      ],
      trackingNumber: null,
      holder: null,
      createdAt: now,
    };
    const inserted = await desk.store.orders.insert(order, { events: eventsOf(null, order), command });
    return accept((await advanceOrder(desk, order.id)) ?? inserted);
  });
}
