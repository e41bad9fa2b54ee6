import type { Clock } from '@alexandrite/service-kit/clock';
import type { PublishedKind } from '../domain/price/rules/versions/price-version.ts';
import type { PriceList } from '../domain/price/rules/price-rules.ts';
import type { openPriceVersions, PriceVersions } from './price-versions.ts';

/** Milliseconds that the answer to 'which is in force?' is used again: no quote is made by rules older than a second. */
const askAgainMs = 500;
/** Versions whose content is kept in memory: those in force, and those of the quotes people look at. */
const mostKept = 50;

/** Which versions a price was made by. */
export type MadeBy = Pick<PriceList, 'rulesVersion' | 'ratesVersion'>;

/** The prices of a moment. */
export interface InForce {
  readonly list: PriceList;
  /** When others come into force; null while none are scheduled. */
  readonly until: Date | null;
}

/**
 * The price lists of all times. The content of a version never changes and is kept; which one is in force is asked of
 * the database every half a second at most, so that what another process publishes is in force here within a second. What
 * takes effect as the clock goes on is in force at its moment, and what this process publishes at once: see `forget`.
 */
export function openPriceBook({ rules, rates }: ReturnType<typeof openPriceVersions>, clock: Clock) {
  const ruleContents = contentsOf(rules);
  const rateContents = contentsOf(rates);

  const of = async ({ rulesVersion, ratesVersion }: MadeBy): Promise<PriceList> => {
    const [ruleContent, ratesMinor] = await Promise.all([ruleContents(rulesVersion), rateContents(ratesVersion)]);
    return { rulesVersion, ratesVersion, rules: ruleContent, ratesMinor };
  };

  const at = async (moment: Date): Promise<InForce> => {
    const [rulesVersion, ratesVersion, nextRules, nextRates] = await Promise.all([
      rules.numberInForce(moment),
      rates.numberInForce(moment),
      rules.nextAfter(moment),
      rates.nextAfter(moment),
    ]);
    if (rulesVersion === null || ratesVersion === null)
      throw new Error('there are no price rules: begin() comes first');
    return { list: await of({ rulesVersion, ratesVersion }), until: earlier(nextRules, nextRates) };
  };

  let asked: { readonly inForce: Promise<InForce>; readonly since: number; readonly moment: number } | null = null;

  return {
    /** The list that prices are made by now. */
    async inForce(): Promise<PriceList> {
      const moment = clock();
      const now = performance.now();
      // By both clocks: one that stands still in a test, or was set, must not hold an old list for ever.
      const fresh = asked && now - asked.since < askAgainMs && Math.abs(moment.getTime() - asked.moment) < askAgainMs;
      if (asked && fresh) {
        const { list, until } = await asked.inForce;
        if (until === null || moment < until) return list;
      }
      const inForce = at(moment);
      const answer = { inForce, since: now, moment: moment.getTime() };
      asked = answer;
      // What could not be read is asked again by the next who wants it.
      inForce.catch(() => {
        if (asked === answer) asked = null;
      });
      return (await inForce).list;
    },

    /**
     * The same, asked of the database now: for answers that gateways store, as nothing that was published meanwhile may
     * be missing from them.
     */
    readInForce: (): Promise<InForce> => at(clock()),

    /** The list that prices will be made by at a moment, as far as it is known now; of now where none is given. */
    inForceAt: async (moment: Date | null): Promise<PriceList> => (await at(moment ?? clock())).list,

    /** The list of given versions. @throws when there are no such versions */
    of,

    /** Has the next who asks look again: something was published here. */
    forget(): void {
      asked = null;
    },
  };
}

function earlier(one: Date | null, other: Date | null): Date | null {
  if (one === null || other === null) return one ?? other;
  return one < other ? one : other;
}

/** Reads contents of versions, each once; the ones used longest ago are let go. */
function contentsOf<Kind extends PublishedKind>(versions: PriceVersions<Kind>) {
  type Content = NonNullable<Awaited<ReturnType<typeof versions.load>>>['content'];
  const kept = new Map<number, Promise<Content>>();
  const read = async (version: number): Promise<Content> => {
    const found = await versions.load(version);
    if (!found) throw new Error(`there is no version ${version} to price by`);
    return found.content;
  };
  return (version: number): Promise<Content> => {
    const content = kept.get(version) ?? read(version);
    kept.delete(version);
    kept.set(version, content);
    content.catch(() => {
      if (kept.get(version) === content) kept.delete(version);
    });
    for (const oldest of kept.keys()) {
      if (kept.size <= mostKept) break;
      kept.delete(oldest);
    }
    return content;
  };
}
