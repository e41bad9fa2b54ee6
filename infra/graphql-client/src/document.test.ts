import { operationName } from './document.ts';

describe('operationName', () => {
  it.each([
    ['query Viewer { viewer { id } }', 'Viewer'],
    ['\n    subscription OrderUpdated($id: ID!) { orderUpdated(id: $id) { id } }', 'OrderUpdated'],
    ['fragment Amount on Money { currency }\nmutation SignOut { signOut }', 'SignOut'],
    ['{ viewer { id } }', 'anonymous'],
  ])('%s', (text, name) => {
    expect(operationName(text)).toBe(name);
  });
});
