import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { hasRole, type Identity, isSignedIn, type SignedInIdentity } from '@alexandrite/contracts/identity';
import { accept, type Outcome, type Refused } from '@alexandrite/contracts/outcome';
import { commandKey, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import {
  idempotencyKeyReused,
  invalidInput,
  notAllowed,
  notSignedIn,
  refuseBadIdempotencyKey,
} from '@alexandrite/service-kit/refusals';
import type { PriceVersion, Published, PublishedKind } from '../domain/price/rules/price-version.ts';
import type { PriceVersions } from '../store/index.ts';
import type { QuoteDesk } from './quote-desk.ts';

/** What is asked of whoever publishes anything. */
export interface Publication {
  /** The newest version its publisher knew of, scheduled ones included. */
  readonly basedOnVersion: number;
  /** Null: at once. */
  readonly effectiveFrom?: Date | null | undefined;
  readonly note: string;
  readonly idempotencyKey: string;
}

export type PublicationRefusal = 'NotSignedIn' | 'NotAllowed' | 'InvalidInput' | 'IdempotencyKeyReused';

const dayMs = 86_400_000;
/** How far ahead something may be scheduled; further is a slip of the finger. */
const mostDaysAhead = 366;
const longestNote = textBounds.priceNote.limit;

/** Who may see and publish rules and rates: they hold the house's margin. */
export function refuseUnlessManager(caller: Identity): Refused<'NotSignedIn' | 'NotAllowed'> | null {
  if (!isSignedIn(caller)) return notSignedIn();
  return hasRole(caller, 'MANAGER', 'ADMIN') ? null : notAllowed();
}

/**
 * Publishes what follows the newest version, unless somebody else published meanwhile: then the caller looks at theirs
 * first. Nothing published before is changed, so nothing may take effect in the past.
 * @param input what makes this request what it is, for telling repetitions
 * @param make the content, from that of the newest version
 */
export async function publishVersion<Kind extends PublishedKind>(
  { store, clock }: QuoteDesk,
  versions: Versions<Kind>,
  caller: SignedInIdentity,
  {
    publication,
    input,
    make,
  }: { publication: Publication; input: unknown; make: (newest: Published[Kind]) => Published[Kind] },
): Promise<Outcome<PriceVersion<Kind>, PublicationRefusal>> {
  const { basedOnVersion, effectiveFrom = null, note, idempotencyKey } = publication;
  const badKey = refuseBadIdempotencyKey(idempotencyKey);
  if (badKey) return badKey;
  if (note.length > longestNote) return invalidInput('NOTE_TOO_LONG', 'note', { most: longestNote });
  const command = commandKey(versions.commandName, caller.accountId, idempotencyKey, input);

  const outcome = await retryLostRace(async () => {
    // The newest is read before the command is looked up: a repetition that runs beside the first must not take the
    // first one's version for somebody else's.
    const [newest] = await versions.history.list(1);
    if (!newest) throw new Error('there is nothing to follow: begin() comes first');
    const earlier = await versions.history.publishedBy(command);
    if (earlier) {
      return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier.published) : idempotencyKeyReused();
    }
    const now = clock();
    const refused = refuseMoment(effectiveFrom, now);
    if (refused) return refused;
    if (newest.version !== basedOnVersion) {
      return invalidInput('PUBLISHED_MEANWHILE', 'basedOnVersion', { newest: newest.version });
    }
    const published = await versions.history.publish(
      {
        version: newest.version + 1,
        effectiveFrom: effectiveFrom ?? now,
        publishedAt: now,
        publishedBy: { accountId: caller.accountId, name: caller.displayName },
        note: note.trim(),
        content: make(newest.content),
      },
      command,
    );
    return accept(published);
  });
  if (outcome.ok) store.prices.forget();
  return outcome;
}

/** Where versions of a kind are kept, and how publishing one is called. */
export interface Versions<Kind extends PublishedKind> {
  readonly commandName: string;
  readonly history: PriceVersions<Kind>;
}

function refuseMoment(effectiveFrom: Date | null, now: Date): Refused<'InvalidInput'> | null {
  if (effectiveFrom === null) return null;
  if (effectiveFrom < now) return invalidInput('EFFECTIVE_IN_THE_PAST', 'effectiveFrom');
  const latest = new Date(now.getTime() + mostDaysAhead * dayMs);
  return effectiveFrom > latest ? invalidInput('EFFECTIVE_TOO_FAR', 'effectiveFrom', { most: mostDaysAhead }) : null;
}
