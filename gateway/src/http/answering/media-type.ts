import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import { LRUCache } from 'lru-cache';

/** The forms in which an answer can be given; the first is for those who wish nothing in particular. */
const mediaTypes = ['application/json', 'application/graphql-response+json'] as const;
export type MediaType = (typeof mediaTypes)[number];

/** Clients send a handful of wishes, over and over. */
const known = new LRUCache<string, { readonly chosen: MediaType | null }>({ max: 200 });

/**
 * The form that a client likes best, by its Accept header: of those it likes equally, the one it names more exactly,
 * and then the one it names first.
 * @returns null when it accepts none.
 */
export function chooseMediaType(accept: string | undefined): MediaType | null {
  if (!accept || accept === '*/*' || accept === 'application/json') return 'application/json';
  let found = known.get(accept);
  if (!found) {
    found = { chosen: choose(accept) };
    // What nobody sends by habit is not worth remembering.
    if (accept.length <= 500) known.set(accept, found);
  }
  return found.chosen;
}

interface Wish {
  readonly range: string;
  /** 0 to 1. */
  readonly weight: number;
}

function choose(accept: string): MediaType | null {
  const wishes = accept
    .slice(0, operationBounds.wishes.limit)
    .toLowerCase()
    .split(',')
    .map(readWish)
    .filter((wish) => wish !== null);
  const offers = mediaTypes.flatMap((type, offered) => {
    const wish = exactestWish(wishes, type);
    return wish && wish.weight > 0
      ? [{ type, offered, weight: wish.weight, rank: rankOf(wish), at: wishes.indexOf(wish) }]
      : [];
  });
  offers.sort(
    (one, other) =>
      other.weight - one.weight || other.rank - one.rank || one.at - other.at || one.offered - other.offered,
  );
  return offers[0]?.type ?? null;
}

/** Of wishes that fit, the exactest says how much the type is liked, as HTTP has it. */
function exactestWish(wishes: readonly Wish[], type: MediaType): Wish | undefined {
  const fitting = wishes.filter(({ range }) => range === type || range === 'application/*' || range === '*/*');
  return fitting.toSorted((one, other) => rankOf(other) - rankOf(one))[0];
}

/** How exactly a wish names what it wants. */
function rankOf({ range }: Wish): number {
  return range === '*/*' ? 0 : range.endsWith('/*') ? 1 : 2;
}

/** One wish, `application/json; charset=utf-8; q=0.8`; null when it is for another charset than ours. */
function readWish(text: string): Wish | null {
  const [range = '', ...parameters] = text.split(';').map((part) => part.trim());
  const valueOf = (name: string): string | undefined =>
    parameters
      .find((parameter) => parameter.startsWith(`${name}=`))
      ?.slice(name.length + 1)
      .replaceAll('"', '');
  const charset = valueOf('charset');
  if (charset !== undefined && charset !== 'utf-8' && charset !== 'utf8') return null;
  const weight = Number(valueOf('q') ?? 1);
  return { range, weight: Number.isFinite(weight) ? weight : 0 };
}
