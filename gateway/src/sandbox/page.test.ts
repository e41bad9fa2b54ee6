import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { developerExamples } from './developer-examples.ts';
import { readExamples } from './example.ts';
import { type PageParts, sandboxPage } from './page.ts';

const schemaOf = (name: string) => buildSchema(readFileSync(new URL(`../../${name}.graphql`, import.meta.url), 'utf8'));
const [whole, partners] = [schemaOf('api'), schemaOf('partner')];
const partnerExamples = await readExamples(new URL('../../partner/examples/', import.meta.url));

function aPage(given: Partial<PageParts> = {}): string {
  return sandboxPage({
    audience: 'developers',
    locale: 'en',
    endpoint: 'http://localhost:4000/graphql',
    schemaPath: '/schema.graphql',
    otherPath: null,
    examples: developerExamples,
    headers: { 'accept-language': 'en' },
    style: '',
    script: '',
    nonce: 'abc',
    ...given,
  });
}

describe('the pages at the addresses of the graph', () => {
  it.each([
    ...developerExamples.map((example) => [example.title.en, example, whole] as const),
    ...partnerExamples.map((example) => [example.title.en, example, partners] as const),
  ])('have an example that works: %s', (_, { document }, schema) => {
    expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
  });

  it.each(['ru', 'en'] as const)('say in %s where Sandbox is when it cannot be loaded', (locale) => {
    const page = aPage({ locale });
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain(
      'https://studio.apollographql.com/sandbox/explorer?endpoint=http%3A%2F%2Flocalhost%3A4000%2Fgraphql',
    );
    expect(page).toContain('href="/schema.graphql"');
  });

  it('load nothing from outside but Sandbox', () => {
    const outside = aPage().match(/(?:src|href) ?= ?["'][^"']+/g) ?? [];
    expect(outside.filter((address) => !/="\/schema|="data:|apollographql\.com/.test(address))).toEqual([]);
  });

  it('tell Sandbox no header that the reader has yet to fill in', () => {
    const page = aPage({ headers: { authorization: 'Bearer {{key}}', 'accept-language': 'en' } });
    expect(page).toContain('"initialState":{"headers":{"accept-language":"en"}');
  });

  it('let no example out of the script that they stand in', () => {
    const [example] = developerExamples;
    const page = aPage({ examples: example ? [{ ...example, document: '{ a } # </script><script>x' }] : [] });
    expect(page).not.toContain('</script><script>x');
  });
});
