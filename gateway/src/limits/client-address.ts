import type { IncomingHttpHeaders } from 'node:http';
import { clientAddress as clientAddressBehind, trustedAddresses } from '@alexandrite/app-kit/client-address';
import { LRUCache } from 'lru-cache';

/** Where a request or socket came from, as far as that can be believed. */
export type AddressOf = (headers: IncomingHttpHeaders, wire: { readonly remoteAddress?: string | undefined }) => string;

/**
 * Tells callers by their address: the last hop that is no proxy of ours.
 *
 * Of an IPv6 address the first half counts: a home or an office has all of the second half to itself.
 * @param trusted addresses and networks (`10.0.0.0/8`) of our own proxies and page servers
 * @throws RangeError for what is neither
 */
export function clientAddress(trusted: readonly string[]): AddressOf {
  const addressBehind = clientAddressBehind(trustedAddresses(trusted));
  return (headers, { remoteAddress }) => {
    const forwarded = headers['x-forwarded-for'];
    return subjectOf(addressBehind(typeof forwarded === 'object' ? forwarded.join(',') : forwarded, remoteAddress));
  };
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
  const [head = '', tail] = address.split('::');
  const left = head === '' ? [] : head.split(':');
  const right = tail === undefined || tail === '' ? [] : tail.split(':');
  const between = tail === undefined ? 0 : Math.max(0, 8 - left.length - right.length);
  const groups = [...left, ...new Array<string>(between).fill('0'), ...right].slice(0, 4);
  return `${groups.map((group) => Number.parseInt(group, 16).toString(16)).join(':')}::/64`;
}
