import { isCountry } from '@alexandrite/service-kit/addresses';
import { isRegion } from './tax-region.ts';

const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));

describe('a tax region', () => {
  it('is every country that can be delivered to, and nothing else', () => {
    const codes = letters.flatMap((first) => letters.map((second) => first + second));
    expect(codes.filter(isRegion)).toEqual(codes.filter(isCountry));
  });
});
