/*
 * Sets of numbers from 0 on, joined at their lowest member, with path halving (R. E. Tarjan, J. van Leeuwen, "Worst-case
 * analysis of set union algorithms", 1984). Each member links to a lower one of its set, the lowest to itself. A link is
 * that member doubled, plus 1 where the two are turned against each other: so a set knows of any two how they are turned.
 */

/** The link of a number that is in no set but its own. */
export const linkToItself = (member: number): number => member * 2;

/** A link from `member` to the lowest of its set. */
export function lowestOf(links: Int32Array, member: number): number {
  let at = member;
  let turn = 0;
  for (;;) {
    const link = links[at] ?? 0;
    const above = link >> 1;
    if (above === at) return link | turn;
    const shorter = (links[above] ?? 0) ^ (link & 1);
    if (shorter !== link) links[at] = shorter;
    turn ^= shorter & 1;
    at = shorter >> 1;
  }
}

/**
 * Makes one set of two.
 * @param one a link from a member to the lowest of its set, as `lowestOf` gives it
 * @param other the link that the same member would have, were it in the other set
 * @returns the link from that member to the lowest of both
 */
export function joined(links: Int32Array, one: number, other: number): number {
  const lower = one < other ? one : other;
  links[(one ^ other ^ lower) >> 1] = (lower & ~1) | ((one ^ other) & 1);
  return lower;
}

/** Puts in the place of each link the number of its set, counted in the order of their lowest members; how many sets there are. */
export function numberSets(links: Int32Array): number {
  let count = 0;
  for (let member = 0; member < links.length; member++) {
    const above = (links[member] ?? 0) >> 1;
    links[member] = above === member ? count++ : (links[above] ?? 0);
  }
  return count;
}
