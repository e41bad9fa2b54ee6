import fc from 'fast-check';
import { returnAddress, signInAddress } from './return-address.ts';

const site = 'https://alexandrite.example';

/** What addresses that lead away are made of. */
const piece = fc.oneof(
  fc.constantFrom(
    ...['/', '//', '\\', '.', '..', '/.', '/..', './', '%2e', '%2E%2e', '%2f', '%2F', '%5c', '%5C', '%00', '%09'],
    ...['\t', '\n', '\r', ' ', '\u0000', '\u00a0', '\ufeff', '\u2028', '\u202e', '?', '#', ':', '@', '&', ';', '='],
    // What looks like a slash, or is made into one by those who normalise.
    ...['\u2044', '\u2215', '\u29f8', '\uff0f', '\uff3c', '\u3002', '\uff0e'],
    ...['http:', 'https:', 'javascript:', 'data:', 'user:pass@', '[::1]', 'evil.example', ':443', 'ru', 'orders'],
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const anAddress = fc.array(piece, { maxLength: 9 }).map((pieces) => pieces.join(''));

describe('a return address', () => {
  it('leads back to a page of this site', () => {
    for (const path of ['/', '/orders/ord_1?x=1', '/orders?decision=awaiting', '/catalogue?a=//b#c', '/%D1%8F']) {
      expect(returnAddress(path)).toBe(path);
    }
  });

  it.each([
    ...['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', '\\/evil.example'],
    ...['/.//evil.example', '/..//evil.example', '/%2e//evil.example', '/a/..//evil.example', '/./\\evil.example'],
    ...['/\n/evil.example', '//user@evil.example', 'javascript:alert(1)', 'evil.example', '', ' //evil.example'],
  ])('never leads to another site: %j', (wanted) => {
    expect(returnAddress(wanted)).toBeNull();
  });

  it('is none when there are several, or none', () => {
    expect([returnAddress(['/a', '/b']), returnAddress(undefined)]).toEqual([null, null]);
  });

  it('stays on this site whatever it is made of, with or without a language before it', () => {
    fc.assert(
      fc.property(anAddress, fc.boolean(), (rest, isAbsolute) => {
        const address = returnAddress(isAbsolute ? `/${rest}` : rest);
        if (address === null) return;
        expect(address).toMatch(/^\/(?![/\\])/);
        for (const link of [address, `/ru${address}`]) {
          const { origin, pathname, search, hash } = new URL(link, `${site}/ru/sign-in`);
          expect([origin, `${pathname}${search}${hash}`]).toEqual([site, link]);
        }
        // It is the page that was wanted, and passing it on once more changes nothing.
        const { pathname, search, hash } = new URL(isAbsolute ? `/${rest}` : rest, site);
        expect(address).toBe(`${pathname}${search}${hash}`);
        expect(returnAddress(address)).toBe(address);
      }),
      { numRuns: 4_000 },
    );
  });

  it('is not refused without a reason', () => {
    fc.assert(
      fc.property(fc.webPath(), (path) => {
        if (!path.startsWith('/') || path.includes('//') || path.includes('/.')) return;
        expect(returnAddress(path)).not.toBeNull();
      }),
    );
  });
});

describe('the address of a page for signing in', () => {
  it('remembers where one was', () => {
    expect(signInAddress('/sign-in', '/catalogue?kind=RING')).toBe('/sign-in?return=%2Fcatalogue%3Fkind%3DRING');
  });

  it('says nothing of the front page', () => {
    expect(signInAddress('/sign-up', '/')).toBe('/sign-up');
  });
});
