import fc from 'fast-check';
import { decimalNumber, notANumber } from './decimal-number.ts';
import { textBytes } from './test/stl-files.ts';

const read = (text: string): number | typeof notANumber => {
  const bytes = textBytes(`x ${text} y`);
  return decimalNumber(bytes, 2, bytes.length - 2);
};

describe('a decimal number', () => {
  it('is read to the last bit', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (value) => {
        const texts = [String(value), value.toExponential(), value.toFixed(12), value.toPrecision(17)];
        for (const text of texts) expect(read(text)).toBe(Number(text) + 0);
      }),
    );
  });

  it('is read exactly at the edge of what one rounding can do', () => {
    for (const text of [
      '999999999999999e22',
      '999999999999999e-22',
      '1e23',
      '1e-23',
      '9007199254740993',
      '0.000000000000000000000001',
    ]) {
      expect(read(text)).toBe(Number(text));
    }
  });

  it('that is no finite number is NaN or infinite', () => {
    for (const text of ['nan', '-NaN', 'inf', '-Infinity', 'nan(ind)', '1.#QNAN', '1e400']) {
      expect(Number.isFinite(read(text))).toBe(false);
      expect(typeof read(text)).toBe('number');
    }
  });

  it('is not taken for one when it is something else', () => {
    const letters = fc.string({ unit: fc.constantFrom(...Array.from('0123456789+-.eEdx,_')), maxLength: 12 });
    fc.assert(
      fc.property(letters, (text) => {
        const isDecimal = /^[-+]?(\d+\.?\d*|\.\d+)([eEd][-+]?\d+)?$/.test(text);
        expect(read(text) === notANumber).toBe(!isDecimal);
      }),
      { numRuns: 500 },
    );
  });
});
