import { forget, keep, readKept, type KeptTexts } from './kept-delivery.ts';

function aWindow(): KeptTexts {
  const texts = new Map<string, string>();
  return {
    getItem: (key) => texts.get(key) ?? null,
    setItem: (key, text) => texts.set(key, text),
    removeItem: (key) => texts.delete(key),
  };
}

const forbidden = (): never => {
  throw new DOMException('no storage here', 'SecurityError');
};

describe('what is typed for an order', () => {
  it('is there again when the page is', () => {
    const texts = aWindow();
    keep(texts, 'ord_1', { recipient: 'Анна', city: 'Казань' });
    expect(readKept(texts, 'ord_1')).toEqual({ recipient: 'Анна', city: 'Казань' });
  });

  it('is that order’s alone', () => {
    const texts = aWindow();
    keep(texts, 'ord_1', { city: 'Казань' });
    expect(readKept(texts, 'ord_2')).toEqual({});
  });

  it('is forgotten when the order has it', () => {
    const texts = aWindow();
    keep(texts, 'ord_1', { city: 'Казань' });
    forget(texts, 'ord_1');
    expect(readKept(texts, 'ord_1')).toEqual({});
  });

  it.each(['', 'null', '[', '{"phone":5,"__proto__":"x","other":"y"}'])('is nothing where %s was kept', (text) => {
    expect(readKept({ ...aWindow(), getItem: () => text }, 'ord_1')).toEqual({});
  });

  it('is not kept where the browser forbids it, and nothing breaks', () => {
    const texts = { getItem: forbidden, setItem: forbidden, removeItem: forbidden };
    keep(texts, 'ord_1', { city: 'Казань' });
    forget(texts, 'ord_1');
    expect(readKept(texts, 'ord_1')).toEqual({});
  });
});
