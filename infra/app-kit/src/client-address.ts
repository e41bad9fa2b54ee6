import { BlockList, isIP, isIPv4 } from 'node:net';

/** Tells who is at the other end of a connection: an address, or nothing when the connection is gone. */
export type ClientAddress = (forwardedFor: string | undefined, remoteAddress: string | undefined) => string;

/** Which addresses are those of our own proxies and page servers. */
export type IsTrusted = (address: string | undefined) => boolean;

/**
 * @param trusted addresses and networks (`10.0.0.0/8`)
 * @throws RangeError for what is neither
 */
export function trustedAddresses(trusted: readonly string[]): IsTrusted {
  if (trusted.length === 0) return () => false;
  const proxies = new BlockList();
  for (const entry of trusted) trust(proxies, entry);
  return (text = '') => {
    const address = plainAddress(text);
    return isIP(address) > 0 && proxies.check(address, isIPv4(address) ? 'ipv4' : 'ipv6');
  };
}

/**
 * The last hop that is no proxy of ours. What stands further left in X-Forwarded-For anybody can have written there.
 */
export function clientAddress(isTrusted: IsTrusted): ClientAddress {
  return (forwardedFor, remoteAddress = '') => {
    let address = plainAddress(remoteAddress);
    if (forwardedFor === undefined || !isTrusted(address)) return address;
    for (const hop of forwardedFor.split(',').toReversed()) {
      const said = plainAddress(hop.trim());
      // A proxy of ours has written it: what is no address is not asked about any further.
      if (isIP(said) === 0) break;
      address = said;
      if (!isTrusted(address)) break;
    }
    return address;
  };
}

/** Addresses and networks by commas, as TRUSTED_PROXIES has them; null for a list of something else. */
export function readTrusted(text: string): readonly string[] | null {
  const entries = text.split(',').map((entry) => entry.trim());
  const trusted = entries.filter((entry) => entry !== '');
  try {
    trustedAddresses(trusted);
    return trusted;
  } catch (fault) {
    if (fault instanceof RangeError) return null;
    throw fault;
  }
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

/** Without port, brackets and zone, and IPv4 as such where it came over a socket for both. */
function plainAddress(text: string): string {
  // Most are: nothing to take away from a plain IPv4 address.
  if (!text.includes(':')) return text;
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(text)?.[1];
  const address = (bracketed ?? text.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')).replace(/%.*$/, '');
  const mapped = /^::ffff:(?:(\d+\.\d+\.\d+\.\d+)|([\da-f]{1,4}):([\da-f]{1,4}))$/i.exec(address);
  if (!mapped) return address;
  const [, dotted, high = '', low = ''] = mapped;
  if (dotted !== undefined) return dotted;
  const bytes = [high, low].flatMap((group) => [Number.parseInt(group, 16) >> 8, Number.parseInt(group, 16) & 255]);
  return bytes.join('.');
}
