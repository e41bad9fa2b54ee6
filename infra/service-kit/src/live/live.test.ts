import { parseEntry, sessionOver } from './index.ts';

const signal = { entity: 'Order', id: 'ord_1', revision: 7, ownerId: null, trace: {} };

describe('an entry of the live log', () => {
  it('is read as it was written', () => {
    expect(parseEntry({ signal: JSON.stringify(signal) })).toEqual({ kind: 'signal', signal });
    expect(parseEntry(sessionOver('ses_1'))).toEqual({ kind: 'session over', sessionId: 'ses_1' });
  });

  it.each([
    ['nothing', {}],
    ['no JSON', { signal: 'Order' }],
    ['another entity', { signal: JSON.stringify({ ...signal, entity: 'Account' }) }],
    ['no revision', { signal: JSON.stringify({ ...signal, revision: undefined }) }],
  ])('is refused when it is %s', (_, fields) => {
    expect(() => parseEntry(fields)).toThrow();
  });
});
