import { textBounds } from '@alexandrite/contracts/bounds/texts';
import { hasRole, type Identity, isSignedIn, type SignedInIdentity } from '@alexandrite/contracts/identity';
import { accept, type Outcome, type Refused, refuse } from '@alexandrite/contracts/outcome';
import { tidyText } from '@alexandrite/contracts/texts';
import { commandKey, repeatOf, retryLostRace } from '@alexandrite/service-kit/aggregates';
import {
  idempotencyKeyReused,
  invalidInput,
  notAllowed,
  notSignedIn,
  refuseBadIdempotencyKey,
} from '@alexandrite/service-kit/refusals';
import { type FigureJump, figureJumps } from '../domain/price/rules/versions/figure-jumps.ts';
import type { PriceVersion, Published, PublishedKind } from '../domain/price/rules/versions/price-version.ts';
import { followUps, type PlannedVersion, thatTakeEffect } from '../domain/price/rules/versions/version-plan.ts';
import type { PriceVersions } from '../store/index.ts';
import type { QuoteDesk } from './quote-desk.ts';

/** What is asked of whoever publishes anything. */
export interface Publication {
  /** The newest version its publisher knew of, scheduled ones included. */
  readonly basedOnVersion: number;
  /** Null: at once. */
  readonly effectiveFrom?: Date | null | undefined;
  readonly note: string;
  /** Whether the publisher was shown figures that are far from those before, and meant them. */
  readonly confirmed: boolean;
  readonly idempotencyKey: string;
}

export type PublicationRefusal = 'NotSignedIn' | 'NotAllowed' | 'InvalidInput' | 'IdempotencyKeyReused';

/** A version was published; or figures of it have to be confirmed first. */
export type Publishing<Kind extends PublishedKind> = Outcome<
  PriceVersion<Kind> | { readonly jumps: readonly FigureJump[] },
  PublicationRefusal
>;

const dayMs = 86_400_000;
/** How far ahead something may be scheduled; further is a slip of the finger. */
const mostDaysAhead = 366;
const longestNote = textBounds.priceNote.limit;

/** Who may see and publish rules and rates: they hold the house's margin. */
export function refuseUnlessManager(caller: Identity): Refused<'NotSignedIn' | 'NotAllowed'> | null {
  if (!isSignedIn(caller)) return notSignedIn();
  return hasRole(caller, 'MANAGER', 'ADMIN') ? null : notAllowed();
}

interface Request<Kind extends PublishedKind> {
  readonly publication: Publication;
  /** What makes this request what it is, for telling repetitions. */
  readonly input: unknown;
  /** The content, from what is in force at the moment it takes effect. */
  readonly make: (before: Published[Kind]) => Published[Kind];
  /** Whether content made of two versions may be published. */
  readonly isFit: (content: Published[Kind]) => boolean;
}

/**
 * Publishes a change of what is in force at the moment it takes effect, unless somebody else published meanwhile: then
 * the caller looks at theirs first. Versions scheduled for later are published again with the change in them, so that
 * they do not undo it. Nothing published before is changed, so nothing may take effect in the past.
 */
export async function publishVersion<Kind extends PublishedKind>(
  { store, clock }: QuoteDesk,
  versions: Versions<Kind>,
  caller: SignedInIdentity,
  { publication, input, make, isFit }: Request<Kind>,
): Promise<Publishing<Kind>> {
  const { basedOnVersion, effectiveFrom = null, note, confirmed, idempotencyKey } = publication;
  const badKey = refuseBadIdempotencyKey(idempotencyKey);
  if (badKey) return badKey;
  const tidyNote = tidyText(note, 'LINES');
  if (tidyNote === null) return invalidInput('TEXT_SIGNS', 'note');
  if (tidyNote.length > longestNote) return invalidInput('NOTE_TOO_LONG', 'note', { most: longestNote });
  const command = commandKey(versions.commandName, caller.accountId, idempotencyKey, input);
  const { history } = versions;

  const outcome = await retryLostRace(async (): Promise<Publishing<Kind>> => {
    // The newest is read before the command is looked up: a repetition that runs beside the first must not take the
    // first one's version for somebody else's.
    const [newest] = await history.list(1);
    if (!newest) throw new Error('there is nothing to follow: begin() comes first');
    const earlier = await history.publishedBy(command);
    if (earlier) {
      return repeatOf(command, earlier.commandKeys) === 'SAME' ? accept(earlier.published) : idempotencyKeyReused();
    }
    const now = clock();
    const refused = refuseMoment(effectiveFrom, now);
    if (refused) return refused;
    if (newest.version !== basedOnVersion) {
      return invalidInput('PUBLISHED_MEANWHILE', 'basedOnVersion', { newest: newest.version });
    }
    const moment = effectiveFrom ?? now;
    const before = await contentInForce(history, moment);
    const content = make(before);
    const jumps = confirmed ? [] : figureJumps(before, content);
    if (jumps.length > 0) return accept({ jumps });
    const after = followUps(before, content, thatTakeEffect(await history.scheduledAfter(moment)));
    const asked = { effectiveFrom: moment, content, note: tidyNote };
    const unfit = [asked, ...after].find((planned) => !isFit(planned.content));
    if (unfit) return refuse('InvalidInput', 'SCHEDULED_OTHERWISE', { field: null, ...momentField(unfit) });
    const publish = (planned: PlannedVersion<Kind>, version: number) => ({
      ...planned,
      version,
      publishedAt: now,
      publishedBy: { accountId: caller.accountId, name: caller.displayName },
    });
    // What the caller asked for comes last: should the process end before it, later versions hold a change too many,
    // which can be seen, and not one too few, which nobody would notice before its day.
    for (const [index, planned] of after.entries()) await history.publish(publish(planned, basedOnVersion + 1 + index));
    return accept(await history.publish(publish(asked, basedOnVersion + 1 + after.length), command));
  });
  if (outcome.ok) store.prices.forget();
  return outcome;
}

/** Where versions of a kind are kept, and how publishing one is called. */
export interface Versions<Kind extends PublishedKind> {
  readonly commandName: string;
  readonly history: PriceVersions<Kind>;
}

/** What is in force at a moment, as far as it is known now. */
async function contentInForce<Kind extends PublishedKind>(
  history: PriceVersions<Kind>,
  moment: Date,
): Promise<Published[Kind]> {
  const version = await history.numberInForce(moment);
  const found = version === null ? null : await history.load(version);
  if (!found) throw new Error('nothing is in force: begin() comes first');
  return found.content;
}

const momentField = ({ effectiveFrom }: { readonly effectiveFrom: Date }) => ({ moment: effectiveFrom.toISOString() });

/** Refuses a moment that nothing can take effect at. */
export function refuseMoment(effectiveFrom: Date | null, now: Date): Refused<'InvalidInput'> | null {
  if (effectiveFrom === null) return null;
  if (effectiveFrom < now) return invalidInput('EFFECTIVE_IN_THE_PAST', 'effectiveFrom');
  const latest = new Date(now.getTime() + mostDaysAhead * dayMs);
  return effectiveFrom > latest ? invalidInput('EFFECTIVE_TOO_FAR', 'effectiveFrom', { most: mostDaysAhead }) : null;
}
