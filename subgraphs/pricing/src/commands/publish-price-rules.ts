import { type Identity, isSignedIn } from '@alexandrite/contracts/identity';
import { accept, type Accepted } from '@alexandrite/contracts/outcome';
import { invalidInput, notSignedIn } from '@alexandrite/service-kit/refusals';
import type { PriceRules } from '../domain/price/rules/price-rules.ts';
import { carryOver } from '../domain/price/rules/versions/carry-over.ts';
import { refuseRules } from '../domain/price/rules/refuse-rules.ts';
import type { RuleFault } from '../domain/price/rules/rule-fault.ts';
import { readPriceRules } from './price-rules-shape.ts';
import { type Publication, type Publishing, publishVersion, refuseUnlessManager } from './publish-version.ts';
import type { QuoteDesk } from './quote-desk.ts';

/** Rules that are fit to be published, or everything that is wrong with them. */
export type CheckedRules =
  { readonly ok: true; readonly rules: PriceRules } | { readonly ok: false; readonly faults: readonly RuleFault[] };

/** Checks a set of rules as it came in: its shape, then what the domain asks of it. */
export function checkRules(document: unknown): CheckedRules {
  const read = readPriceRules(document);
  if (!read.ok) return read;
  const faults = refuseRules(read.rules);
  return faults.length === 0 ? read : { ok: false, faults };
}

export interface PublishPriceRules extends Publication {
  readonly document: unknown;
  /** The version that the document was edited from; null when it is meant as it stands. */
  readonly editedFromVersion?: number | null | undefined;
}

/** Rules were published; or somebody may not, or something is wrong with the rules. */
export type PublishedRules = Publishing<'RULES'> | Accepted<{ readonly faults: readonly RuleFault[] }>;

/** Rules that were edited from a version, as a change of others. @returns null when there is no such version */
export async function rulesEdited(
  { store }: QuoteDesk,
  { editedFromVersion = null, rules }: { editedFromVersion?: number | null | undefined; rules: PriceRules },
): Promise<((before: PriceRules) => PriceRules) | null> {
  if (editedFromVersion === null) return () => rules;
  const from = await store.priceVersions.rules.load(editedFromVersion);
  return from && ((before) => carryOver(from.content, rules, before));
}

/** Publishes a new version of the price rules. Managers only. */
export async function publishPriceRules(
  desk: QuoteDesk,
  caller: Identity,
  input: PublishPriceRules,
): Promise<PublishedRules> {
  const refused = refuseUnlessManager(caller);
  if (refused) return refused;
  if (!isSignedIn(caller)) return notSignedIn();
  const checked = checkRules(input.document);
  if (!checked.ok) return accept({ faults: checked.faults });
  const { idempotencyKey, ...wanted } = input;
  const edit = await rulesEdited(desk, { ...input, rules: checked.rules });
  if (!edit) return invalidInput('NO_SUCH_VERSION', 'editedFromVersion');
  return publishVersion(desk, { commandName: 'publishPriceRules', history: desk.store.priceVersions.rules }, caller, {
    publication: { ...wanted, idempotencyKey },
    input: wanted,
    make: edit,
    isFit: (rules) => refuseRules(rules).length === 0,
  });
}
