import { returnAddress, signInAddress } from './return-address.ts';

describe('returnAddress', () => {
  it('leads back to a page of this site', () => {
    expect(returnAddress('/orders?decision=awaiting')).toBe('/orders?decision=awaiting');
  });

  it.each(['https://evil.example', '//evil.example', '/\\evil.example', '/\t/evil.example', '', undefined])(
    'never leads to another site: %p',
    (wanted) => {
      expect(returnAddress(wanted)).toBeNull();
    },
  );
});

describe('signInAddress', () => {
  it('remembers where one was', () => {
    expect(signInAddress('/orders?x=1')).toBe('/sign-in?return=%2Forders%3Fx%3D1');
  });
});
