import { parseEntry, revocationEntry } from './index.ts';

const signal = { entity: 'Order', id: 'ord_1', revision: 7, ownerId: null, trace: {} };

describe('an entry of the live log', () => {
  it('is read as it was written', () => {
    expect(parseEntry({ signal: JSON.stringify(signal) })).toEqual({ kind: 'signal', signal });
  });

  it.each([
    { kind: 'session', sessionId: 'ses_1', until: 1_770_000_000 },
    { kind: 'account', accountId: 'acc_1', epoch: 2, until: 1_770_000_000 },
  ] as const)('is read as it was written when it revokes: $kind', (revocation) => {
    expect(parseEntry(revocationEntry(revocation))).toEqual({ kind: 'revocation', revocation });
  });

  it.each([
    ['nothing', {}],
    ['no JSON', { signal: 'Order' }],
    ['another entity', { signal: JSON.stringify({ ...signal, entity: 'Account' }) }],
    ['a revocation of nothing', { revocation: '{}' }],
    ['no revision', { signal: JSON.stringify({ ...signal, revision: undefined }) }],
  ])('is refused when it is %s', (_, fields) => {
    expect(() => parseEntry(fields)).toThrow();
  });
});
