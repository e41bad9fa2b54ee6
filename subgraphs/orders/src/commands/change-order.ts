import type { Identity } from '@alexandrite/contracts/identity';
import { isStaff } from '@alexandrite/contracts/identity';
import { accept, type Outcome, type Refused, refuse } from '@alexandrite/contracts/outcome';
import {
  CommandAlreadyRunError,
  type CommandKey,
  type Loaded,
  repeatOf,
  retryLostRace,
} from '@alexandrite/service-kit/aggregates';
import { notAllowed, notFound, notSignedIn } from '@alexandrite/service-kit/refusals';
import { hasAuthority, type OrderAction, statusAllows } from '../domain/allowed-actions.ts';
import { maySee } from '../domain/order-readers.ts';
import type { Actor, Order } from '../domain/order.ts';
import type { Cause } from '../domain/timeline.ts';
import type { OrderDesk } from './order-desk.ts';
import { eventsOf } from './order-events.ts';

export type ChangeRefusal = 'NotSignedIn' | 'NotAllowed' | 'NotFound' | 'OrderStatusRefused';

/** The caller as the timeline names them. */
export function actorOf(caller: Identity): Actor {
  return { kind: isStaff(caller) ? 'STAFF' : 'CUSTOMER', accountId: caller.accountId, name: caller.displayName };
}

function statusRefused(order: Order): Refused<'OrderStatusRefused'> {
  return refuse('OrderStatusRefused', 'ORDER_STATUS_REFUSED', { status: order.status });
}

type Decided<Extra extends string> = Order | Refused<Extra> | null;

interface Wanted<Extra extends string> {
  readonly orderId: string;
  readonly caller: Identity;
  readonly action: OrderAction;
  readonly command?: CommandKey;
  /** The next order, or why not; null when the status does not allow it. */
  readonly decide: (order: Order, cause: Cause) => Decided<Extra> | Promise<Decided<Extra>>;
  /** The answer when the command's key was used for another order at the same moment. */
  readonly keyTaken?: () => Refused<Extra>;
}

/** Loads, authorises, decides, saves: what every command on an existing order does, told again when a race is lost. */
export async function changeOrder<Extra extends string = never>(
  desk: OrderDesk,
  wanted: Wanted<Extra>,
): Promise<Outcome<Loaded<Order>, ChangeRefusal | Extra>> {
  const { orderId, caller, action, command, decide, keyTaken } = wanted;
  if (caller.accountId === null) return notSignedIn();
  return retryLostRace(async () => {
    const loaded = await desk.store.orders.load(orderId);
    // What one may not see looks like what does not exist.
    if (!loaded || !maySee(loaded.state, caller)) return notFound('ORDER_NOT_FOUND');
    const { state: order } = loaded;
    if (!hasAuthority(action, order, caller)) return notAllowed();
    if (command && repeatOf(command, loaded.commandKeys) === 'SAME') return accept(loaded);
    if (!statusAllows(action, order, caller)) return statusRefused(order);
    const cause: Cause = { actor: actorOf(caller), at: desk.clock(), revision: loaded.revision + 1 };
    const next = await decide(order, cause);
    if (next === null) return statusRefused(order);
    if ('ok' in next) return next;
    try {
      const change = { events: eventsOf(order, next), ...(command ? { command } : {}) };
      return accept(await desk.store.orders.save(loaded, next, change));
    } catch (fault) {
      if (fault instanceof CommandAlreadyRunError && keyTaken) return keyTaken();
      throw fault;
    }
  });
}
