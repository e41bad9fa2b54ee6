import { buildSchema } from 'graphql';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { repositoryRoot } from '../paths.ts';
import { answeredApi } from './answered-fields.ts';

describe('fields of the root', () => {
  it('can each be null alone, so that one subgraph which does not answer takes nothing along', async () => {
    for (const file of ['gateway/api.graphql', 'gateway/partner.graphql']) {
      const schema = buildSchema(await readFile(path.join(repositoryRoot, file), 'utf8'));
      const fields = [schema.getQueryType(), schema.getMutationType()].flatMap((type) =>
        Object.values(type?.getFields() ?? {}),
      );
      expect(fields.filter(({ type }) => String(type).endsWith('!')).map(({ name }) => name)).toEqual([]);
      expect(fields.length).toBeGreaterThan(10);
    }
  });

  it('are there for our apps, whose client throws for an error, unless there may be nothing', () => {
    const api = answeredApi(
      'type Query { orders: OrderConnection order: Order stones: [Stone!] metalRates: Rates } type Mutation { signIn: SignInResult signOut: Boolean }',
    );
    expect(api.replaceAll(/\s+/g, ' ')).toBe(
      'type Query { orders: OrderConnection! order: Order stones: [Stone!]! metalRates: Rates! } type Mutation { signIn: SignInResult! signOut: Boolean! }',
    );
  });
});
