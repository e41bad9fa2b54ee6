import { returnAddress, signInAddress } from './return-address.ts';

describe('returnAddress', () => {
  it('leads back to a page of this site', () => {
    expect(returnAddress('/orders/ord_1?x=1', '/')).toBe('/orders/ord_1?x=1');
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', '', undefined])(
    'never leads to another site: %p',
    (wanted) => {
      expect(returnAddress(wanted, '/orders')).toBe('/orders');
    },
  );
});

describe('signInAddress', () => {
  it('remembers where one was', () => {
    expect(signInAddress('/sign-in', '/catalogue?kind=RING')).toBe('/sign-in?return=%2Fcatalogue%3Fkind%3DRING');
  });

  it('says nothing of the front page', () => {
    expect(signInAddress('/sign-up', '/')).toBe('/sign-up');
  });
});
