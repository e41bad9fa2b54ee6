/** Who may be shown a kept answer: everybody, or the one who asked. */
export type CacheScope = 'PUBLIC' | 'PRIVATE';

/** How long an answer may be kept, and by whom. */
export interface CachePolicy {
  /** In seconds; 0 for not at all. */
  readonly maxAge: number;
  readonly scope: CacheScope;
  /** From then on it is untrue, in milliseconds since 1970; left out when no such moment is known. */
  readonly until?: number;
}

/** What a subgraph says of one answer. */
export interface CacheHint extends CachePolicy {
  /** The entities and lists that it was made of; when one of them changes, the answer is no longer true. */
  readonly tags: readonly string[];
}

const uncacheable: CachePolicy = { maxAge: 0, scope: 'PRIVATE' };

/**
 * Reads what a subgraph says of its answer. One that says nothing has answered for this moment and this caller.
 * @param cacheControl its `cache-control` header
 * @param tags its `extensions.cacheTags`
 * @param until its `extensions.cacheUntil`; what is no moment lets nothing be kept
 */
export function readCacheHint(cacheControl: string | undefined, tags: unknown, until?: unknown): CacheHint {
  const said = cacheControl === undefined ? uncacheable : endingAt(until, readPolicy(cacheControl));
  return { ...said, tags: Array.isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [] };
}

/** An answer made of several is kept as long as the shortest of them, and is private when one of them is. */
export function strictestPolicy(hints: readonly CacheHint[]): CachePolicy {
  if (hints.length === 0) return uncacheable;
  const maxAge = Math.min(...hints.map((hint) => hint.maxAge));
  const isPublic = hints.every(({ scope }) => scope === 'PUBLIC');
  const ends = hints.map(({ until }) => until).filter((until) => until !== undefined);
  const end = ends.length > 0 ? { until: Math.min(...ends) } : {};
  return maxAge === 0 ? uncacheable : { maxAge, scope: isPublic ? 'PUBLIC' : 'PRIVATE', ...end };
}

/** All that an answer was made of, each once. */
export function allTags(hints: readonly CacheHint[]): string[] {
  return [...new Set(hints.flatMap(({ tags }) => tags))];
}

function endingAt(until: unknown, policy: CachePolicy): CachePolicy {
  if (until === undefined) return policy;
  const moment = typeof until === 'string' ? Date.parse(until) : Number.NaN;
  return Number.isNaN(moment) ? uncacheable : { ...policy, until: moment };
}

function readPolicy(cacheControl: string): CachePolicy {
  const directives = cacheControl
    .toLowerCase()
    .split(',')
    .map((directive) => directive.trim());
  if (directives.includes('no-store') || directives.includes('no-cache')) return uncacheable;
  const seconds = directives.find((directive) => directive.startsWith('max-age='))?.slice('max-age='.length) ?? '';
  if (!/^\d{1,9}$/.test(seconds) || Number(seconds) === 0) return uncacheable;
  // Only what is said to be public is: a subgraph that forgets the word keeps its answer to itself.
  return { maxAge: Number(seconds), scope: directives.includes('public') ? 'PUBLIC' : 'PRIVATE' };
}
