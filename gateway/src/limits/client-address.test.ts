import { clientAddress } from './client-address.ts';

const from = (trusted: readonly string[], remoteAddress: string, forwarded?: string): string =>
  clientAddress(trusted)(forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, { remoteAddress });

describe('the address of a caller', () => {
  it.each([
    ['the other end of the connection', [], '203.0.113.5', undefined, '203.0.113.5'],
    ['not what a stranger says', [], '203.0.113.5', '198.51.100.1', '203.0.113.5'],
    [
      'not what a stranger says to those who have proxies',
      ['10.0.0.0/8'],
      '203.0.113.5',
      '198.51.100.1',
      '203.0.113.5',
    ],
    ['what a proxy of ours says', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.1', '198.51.100.1'],
    ['the last hop that is not ours', ['10.0.0.0/8'], '10.1.2.3', '6.6.6.6, 198.51.100.1, 10.9.9.9', '198.51.100.1'],
    ['the first, when all are ours', ['10.0.0.0/8'], '10.1.2.3', '10.3.3.3, 10.2.2.2', '10.3.3.3'],
    ['the proxy itself, when it says nothing', ['10.1.2.3'], '10.1.2.3', undefined, '10.1.2.3'],
    ['the hop before what is no address', ['10.0.0.0/8'], '10.1.2.3', '198.51.100.1, unknown, 10.2.2.2', '10.2.2.2'],
    ['without its port', ['10.1.2.3'], '10.1.2.3', '198.51.100.1:4711', '198.51.100.1'],
    ['IPv4 as such, over a socket for both', ['127.0.0.1'], '::ffff:127.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['half of an IPv6 address', [], '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    ['half of a short one', [], '::1', undefined, '0:0:0:0::/64'],
    ['half of one in brackets', ['::1'], '::1', '[2001:db8::7]:443', '2001:db8:0:0::/64'],
    ['nothing, when the connection is gone', [], '', undefined, ''],
  ])('is %s', (_, trusted, remoteAddress, forwarded, address) => {
    expect(from(trusted, remoteAddress, forwarded)).toBe(address);
  });

  it.each(['proxy.example', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/x', '::/129'])('does not trust %s', (entry) => {
    expect(() => clientAddress([entry])).toThrow(RangeError);
  });
});
