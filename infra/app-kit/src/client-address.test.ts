import { clientAddress, readTrusted, trustedAddresses } from './client-address.ts';

const from = (trusted: readonly string[], remoteAddress: string | undefined, forwarded?: string): string =>
  clientAddress(trustedAddresses(trusted))(forwarded, remoteAddress);

describe('the address of a client', () => {
  it.each([
    ['IPv4 as such, over a socket for both', [], '::ffff:203.0.113.5', undefined, '203.0.113.5'],
    ['IPv4 as such, however it is written', [], '::FFFF:cb00:7105', undefined, '203.0.113.5'],
    ['without a zone', [], 'fe80::1%eth0', undefined, 'fe80::1'],
    ['whole, of IPv6', ['::1'], '::1', '2001:db8:1:2:3:4:5:6', '2001:db8:1:2:3:4:5:6'],
    ['that of the proxy, when what it says is none', ['::1'], '::1', '6.6.6.6, 999.1.1.1', '::1'],
    ['that of the proxy, when it says nothing', ['10.0.0.0/8'], '10.1.1.1', '', '10.1.1.1'],
    ['not one beyond a hop that is no proxy of ours', ['10.0.0.0/8'], '10.1.1.1', '10.2.2.2, 6.6.6.6', '6.6.6.6'],
    ['what a proxy says that is written as IPv6', ['127.0.0.1'], '::ffff:7f00:1', '198.51.100.1', '198.51.100.1'],
    ['nothing, when the connection is gone', ['127.0.0.1'], undefined, '6.6.6.6', ''],
  ])('is %s', (_, trusted, remoteAddress, forwarded, address) => {
    expect(from(trusted, remoteAddress, forwarded)).toBe(address);
  });
});

describe('a list of trusted proxies', () => {
  it('is addresses and networks by commas', () => {
    expect(readTrusted(' 127.0.0.1, ::1,10.0.0.0/8,')).toEqual(['127.0.0.1', '::1', '10.0.0.0/8']);
    expect(readTrusted('')).toEqual([]);
  });

  it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/', '127.0.0.1 ::1', '*'])('is none with %s', (text) => {
    expect(readTrusted(text)).toBeNull();
  });
});
