import { faultsOf, GraphQLRequestError, isTransient, NetworkError } from './errors.ts';

describe('faultsOf', () => {
  it('reads what there is', () => {
    const errors = [{ message: 'no', path: ['order', 'lines', 0], extensions: { code: 'FORBIDDEN' } }];
    expect(faultsOf(errors)).toEqual([{ message: 'no', path: 'order.lines.0', code: 'FORBIDDEN' }]);
  });

  it.each([[undefined], ['nonsense'], [null]])('finds none in %p', (errors) => {
    expect(faultsOf(errors)).toEqual([]);
  });

  it('makes the best of an error of no shape', () => {
    expect(faultsOf([null, 'x', {}])).toEqual([
      { message: 'unknown error', path: '', code: 'UNKNOWN' },
      { message: 'unknown error', path: '', code: 'UNKNOWN' },
      { message: 'unknown error', path: '', code: 'UNKNOWN' },
    ]);
  });
});

describe('isTransient', () => {
  const refusal = (code: string) => new GraphQLRequestError('Order', [{ message: '', path: '', code }]);

  it('does not try again what will be refused again', () => {
    expect(isTransient(refusal('UNAUTHENTICATED'))).toBe(false);
    expect(isTransient(refusal('GRAPHQL_VALIDATION_FAILED'))).toBe(false);
    expect(isTransient(refusal('COST_LIMIT_EXCEEDED'))).toBe(false);
  });

  it('tries again what may work later', () => {
    expect(isTransient(refusal('INTERNAL_SERVER_ERROR'))).toBe(true);
    expect(isTransient(refusal('RATE_LIMITED'))).toBe(true);
    expect(isTransient(new NetworkError('Order', 503))).toBe(true);
    expect(isTransient(new TypeError('fetch failed'))).toBe(true);
  });
});
