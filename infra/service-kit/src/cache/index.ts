export { CacheTags } from './cache-tags.ts';
export { type HeardPurge, parsePurge, purgeTags } from './purge.ts';
export { cachePrefix, purgeChannel } from './redis-layout.ts';
export { cacheScript, type CacheScript } from './cache-script.ts';
