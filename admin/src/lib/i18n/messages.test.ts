import { locales } from '@alexandrite/contracts/locale';
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** Every text with its place: `queue.columns.due`. */
function textsIn(locale: string): ReadonlyMap<string, string> {
  const file = path.join(import.meta.dirname, `../../../messages/${locale}.json`);
  const texts = new Map<string, string>();
  const walk = (value: unknown, place: string) => {
    if (typeof value === 'string') texts.set(place, value);
    else for (const [key, part] of Object.entries(value as object)) walk(part, place === '' ? key : `${place}.${key}`);
  };
  walk(JSON.parse(readFileSync(file, 'utf8')), '');
  return texts;
}

/** Names of what is filled into a text: `{number}`, `{count, plural, …}`, `<date>`. */
const slotsOf = (text: string) =>
  [...new Set([...text.matchAll(/\{(\w+)[},]|<(\w+)>/g)].map(([, slot, tag]) => slot ?? tag))].toSorted();

describe('the messages', () => {
  const [model, ...others] = locales.map((locale) => ({ locale, texts: textsIn(locale) }));

  it.each(others)('say in $locale everything that they say in Russian, with the same slots', ({ texts }) => {
    expect([...texts.keys()]).toEqual([...(model?.texts.keys() ?? [])]);
    for (const [place, text] of model?.texts ?? []) {
      expect({ place, slots: slotsOf(texts.get(place) ?? '') }).toEqual({ place, slots: slotsOf(text) });
    }
  });
});
