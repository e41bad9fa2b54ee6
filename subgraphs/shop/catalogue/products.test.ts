import { COLLECTIONS, PRODUCTS } from './products.ts';

const CYRILLIC = /[а-яё]/i;

describe('the catalogue', () => {
  it('holds about thirty pieces of every kind, each with a name of its own', () => {
    expect(PRODUCTS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(PRODUCTS.map(({ slug }) => slug)).size).toBe(PRODUCTS.length);
    expect(new Set(PRODUCTS.map(({ name }) => name.ru)).size).toBe(PRODUCTS.length);
    expect(new Set(PRODUCTS.map(({ kind }) => kind))).toEqual(new Set(['RING', 'EARRINGS', 'PENDANT', 'BRACELET']));
  });

  it('puts every piece in a collection, and leaves no collection empty', () => {
    const used = new Set(PRODUCTS.map(({ collection }) => collection));
    expect(used).toEqual(new Set(COLLECTIONS.map(({ slug }) => slug)));
    for (const { cover, slug } of COLLECTIONS) {
      expect(PRODUCTS.find((product) => product.slug === cover)?.collection).toBe(slug);
    }
  });

  it.each(PRODUCTS.map((product) => [product.slug, product] as const))(
    'describes %s in both languages',
    (_, product) => {
      for (const text of [product.name, product.description]) {
        expect(text.ru).toMatch(CYRILLIC);
        expect(text.en).not.toMatch(CYRILLIC);
      }
      expect(product.slug).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
    },
  );

  it.each(PRODUCTS.map((product) => [product.slug, product] as const))(
    'prices and times %s plausibly',
    (_, product) => {
      expect(Number.isInteger(product.priceMinor)).toBe(true);
      expect(product.priceMinor).toBeGreaterThan(1_000_000);
      expect(product.priceMinor).toBeLessThan(300_000_000);
      expect(product.leadTimeDays).toBeGreaterThan(0);
      expect(product.leadTimeDays).toBeLessThanOrEqual(30);
      expect(product.metals.length).toBeGreaterThan(0);
      expect(product.ringSizes.length > 0).toBe(product.kind === 'RING');
    },
  );

  it('draws rings in a size they are sold in', () => {
    for (const { ringSizes, design } of PRODUCTS) {
      if (ringSizes.length > 0) expect(ringSizes).toContain(design.parameters['size']);
    }
  });
});
