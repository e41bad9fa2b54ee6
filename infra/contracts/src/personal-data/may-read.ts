import { hasRole, type Identity } from '../identity.ts';
import { type Guarded, type Readers, readers, type Relation } from './readers.ts';

/** Accounts that have the relations by which something may be read; null where nobody has. */
export type Related<Of extends Guarded> = Readonly<Record<(typeof readers)[Of]['relations'][number], string | null>>;

/** Whether a caller may read something: by their role, or because of what they are to it. */
export function mayRead<Of extends Guarded>(guarded: Of, caller: Identity, related: Related<Of>): boolean {
  if (mayReadAll(guarded, caller)) return true;
  const { accountId } = caller;
  const { relations }: Readers = readers[guarded];
  // A caller without an account has no relation to anything, least of all to what is nobody's.
  return accountId !== null && relations.some((relation) => accountOf(related, relation) === accountId);
}

/** Whether a caller may read everybody's, by their role alone. */
export function mayReadAll(guarded: Guarded, caller: Identity): boolean {
  return hasRole(caller, ...readers[guarded].roles);
}

/** Whether two callers of this one's roles may be shown different things: some see their own, and not another's. */
export function differsByAccount(guarded: Guarded, caller: Identity): boolean {
  return readers[guarded].relations.length > 0 && !mayReadAll(guarded, caller);
}

/** The entry of the table for a coordinate of the graph; null when everybody may read what it stands for. */
export function guardedBy(coordinate: string): Guarded | null {
  return isGuarded(coordinate) ? coordinate : null;
}

const isGuarded = (coordinate: string): coordinate is Guarded => Object.hasOwn(readers, coordinate);

const accountOf = (related: Readonly<Partial<Record<Relation, string | null>>>, relation: Relation): string | null =>
  related[relation] ?? null;
