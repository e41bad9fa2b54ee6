import type { IncomingHttpHeaders } from 'node:http';
import { BlockList, isIP, isIPv4 } from 'node:net';
import { LRUCache } from 'lru-cache';

/** Where a request or socket came from, as far as that can be believed. */
export type AddressOf = (headers: IncomingHttpHeaders, wire: { readonly remoteAddress?: string | undefined }) => string;

/**
 * Tells callers by their address: the last hop that is no proxy of ours. What stands further left in X-Forwarded-For
 * anybody can have written there.
 *
 * Of an IPv6 address the first half counts: a home or an office has all of the second half to itself.
 * @param trusted addresses and networks (`10.0.0.0/8`) of our own proxies and page servers
 * @throws RangeError for what is neither
 */
export function clientAddress(trusted: readonly string[]): AddressOf {
  if (trusted.length === 0) return (_, { remoteAddress = '' }) => subjectOf(remoteAddress);
  const isTrusted = oneOf(trusted);
  return (headers, { remoteAddress = '' }) => {
    let address = plainAddress(remoteAddress);
    const forwarded = headers['x-forwarded-for'];
    if (forwarded === undefined || !isTrusted(address)) return subjectOf(address);
    const hops = (typeof forwarded === 'string' ? forwarded : forwarded.join(',')).split(',');
    for (const hop of hops.toReversed()) {
      const said = plainAddress(hop.trim());
      // A proxy of ours has written it: what is no address is not asked about any further.
      if (isIP(said) === 0) break;
      address = said;
      if (!isTrusted(address)) break;
    }
    return subjectOf(address);
  };
}

/**
 * Whether an address is one of ours.
 * @throws RangeError for what is neither an address nor a network
 */
export function oneOf(trusted: readonly string[]): (address: string) => boolean {
  const proxies = new BlockList();
  for (const entry of trusted) trust(proxies, entry);
  return (said) => {
    const address = plainAddress(said);
    return isIP(address) > 0 && proxies.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
  };
}

/** @throws RangeError for what is neither an address nor a network */
function trust(proxies: BlockList, entry: string): void {
  const [address = '', bits] = entry.split('/');
  const type = isIPv4(address) ? 'ipv4' : 'ipv6';
  const most = type === 'ipv4' ? 32 : 128;
  const prefix = bits === undefined ? most : Number(bits);
  if (isIP(address) === 0 || !Number.isInteger(prefix) || prefix < 0 || prefix > most || bits === '') {
    throw new RangeError(`${entry} is neither an address nor a network`);
  }
  proxies.addSubnet(address, prefix, type);
}

/** Without a port, without brackets, and IPv4 as such where it came over a socket for both. */
function plainAddress(text: string): string {
  if (text.startsWith('::ffff:') && text.includes('.')) return text.slice(7);
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  return bracketed ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1');
}

/** Reading an IPv6 address takes longer than everything else that a kept answer is charged by. */
const known = new LRUCache<string, string>({ max: 10_000 });

/** An address as callers are told apart by it. */
function subjectOf(address: string): string {
  if (!address.includes(':')) return address;
  let subject = known.get(address);
  if (subject === undefined) known.set(address, (subject = readSubject(address)));
  return subject;
}

function readSubject(address: string): string {
  const plain = plainAddress(address);
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('%')[0]?.split('::') ?? [];
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...new Array<string>(between).fill('0'), ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
