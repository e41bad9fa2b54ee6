import { parseSignal } from './index.ts';

const signal = { entity: 'Order', id: 'ord_1', revision: 7, ownerId: null, trace: {} };

describe('a live signal', () => {
  it('is read as it was written', () => {
    expect(parseSignal(JSON.stringify(signal))).toEqual(signal);
  });

  it.each([
    ['no JSON', 'Order'],
    ['another entity', JSON.stringify({ ...signal, entity: 'Account' })],
    ['no revision', JSON.stringify({ ...signal, revision: undefined })],
  ])('is refused when it is %s', (_, message) => {
    expect(() => parseSignal(message)).toThrow();
  });
});
