import { refuseBadTrackingNumber } from './tracking-number.ts';

describe('a tracking number', () => {
  it('is 4 to 40 letters, digits and hyphens', () => {
    for (const good of ['RU12', 'RA-644-RU', 'x'.repeat(40)]) {
      expect(refuseBadTrackingNumber('SHIPPED', good)).toBeNull();
    }
    for (const bad of ['', 'RU1', 'x'.repeat(41), 'RU 1234', 'РУ1234', 'RU1234\n']) {
      expect(refuseBadTrackingNumber('SHIPPED', bad)).toMatchObject({ code: 'TRACKING_NUMBER_FORMAT' });
    }
  });

  it('comes with shipping and not before', () => {
    expect(refuseBadTrackingNumber('PACKAGING', '')).toBeNull();
    expect(refuseBadTrackingNumber('PACKAGING', 'RU1234')).toMatchObject({ code: 'TRACKING_NUMBER_TOO_EARLY' });
  });
});
