import { readFileSync } from 'node:fs';
import { buildSchema, parse, validate } from 'graphql';
import { examples } from './examples.ts';
import { sandboxPage } from './page.ts';

const schema = buildSchema(readFileSync(new URL('../../api.graphql', import.meta.url), 'utf8'));

describe('the page for developers', () => {
  it.each(examples.map(({ title, document }) => [title.en, document]))(
    'has an example that works: %s',
    (_, document) => {
      expect(validate(schema, parse(document)).map(({ message }) => message)).toEqual([]);
    },
  );

  it.each(['ru', 'en'] as const)('says in %s where Sandbox is when it cannot be loaded', (locale) => {
    const page = sandboxPage(locale, 'http://localhost:4000/graphql', 'abc');
    expect(page).toContain(`<html lang="${locale}">`);
    expect(page).toContain(
      'https://studio.apollographql.com/sandbox/explorer?endpoint=http%3A%2F%2Flocalhost%3A4000%2Fgraphql',
    );
    expect(page).toContain('href="/schema.graphql"');
  });

  it('loads nothing from outside but Sandbox', () => {
    const outside =
      sandboxPage('en', 'http://localhost:4000/graphql', 'abc').match(/(?:src|href) ?= ?["'][^"']+/g) ?? [];
    expect(outside.filter((address) => !/="\/schema|apollographql\.com/.test(address))).toEqual([]);
  });
});
