import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits for a condition instead of for a time.
 * @param read answers a value once the condition holds, and null, undefined or false until then
 * @throws when it does not come true within `limitMs`, with what was waited for
 */
export async function waitUntil<T>(
  what: string,
  read: () => Promise<T | null | undefined | false> | T | null | undefined | false,
  limitMs = 15_000,
): Promise<T> {
  const end = Date.now() + limitMs;
  for (;;) {
    const value = await read();
    if (value !== null && value !== undefined && value !== false) return value;
    if (Date.now() > end) throw new Error(`waited ${limitMs} ms in vain: ${what}`);
    await pause(10);
  }
}
