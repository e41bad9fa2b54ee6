import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { buildSchema, type DocumentNode, Kind, parse } from 'graphql';
import type { CallerKind } from '../../src/limits/caller-kind.ts';
import { OperationCosts } from '../../src/limits/cost/operation-costs.ts';
import { documentShape } from '../../src/limits/document-shape.ts';
import { usualLimits } from '../../src/limits/limit-settings.ts';
import { repeatedFields } from '../../src/limits/repeated-fields.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const supergraph = read('gateway/supergraph.graphql');
const costs = new OperationCosts(buildSchema(read('gateway/api.graphql')), supergraph);

/** The largest page that the API gives, for operations whose feature says no size. */
const largestPage = 100;

interface OwnOperation {
  readonly name: string;
  readonly document: DocumentNode;
  readonly cost: number;
}

/** The operations of an app, with the page sizes that it asks for. */
function operationsOf(app: string): OwnOperation[] {
  const files = globSync('src/**/*.graphql', { cwd: path.join(root, app) }).map((file) => path.join(app, file));
  const parsed = files.map((file) => ({ file, definitions: parse(read(file)).definitions }));
  const fragments = parsed.flatMap(({ definitions }) =>
    definitions.filter(({ kind }) => kind === Kind.FRAGMENT_DEFINITION),
  );
  return parsed.flatMap(({ file, definitions }) =>
    definitions.flatMap((operation) => {
      if (operation.kind !== Kind.OPERATION_DEFINITION) return [];
      const document: DocumentNode = { kind: Kind.DOCUMENT, definitions: [operation, ...fragments] };
      const name = `${app}: ${operation.operation} ${operation.name?.value ?? ''}`;
      return [{ name, document, cost: costs.of(document, operation, { first: pageSizeOf(file) }) }];
    }),
  );
}

function pageSizeOf(file: string): number {
  const [beside] = globSync('page-size.ts', { cwd: path.join(root, path.dirname(file)) });
  const text = beside === undefined ? '' : read(path.join(path.dirname(file), beside));
  return Number(/pageSize = (\d+)/.exec(text)?.[1] ?? largestPage);
}

const callers: readonly [string, CallerKind][] = [
  ['web', 'account'],
  ['admin', 'staff'],
];

describe.each(callers)('the operations of %s', (app, kind) => {
  const operations = operationsOf(app);

  it('are found', () => {
    expect(operations.length).toBeGreaterThan(20);
  });

  it('cost a quarter of what one may at most', () => {
    const dear = operations.filter(({ cost }) => cost > usualLimits.operationCost[kind] / 4);
    expect(dear.map(({ name, cost }) => `${name} costs ${cost}`)).toEqual([]);
  });

  it('can be asked for fifty times a minute each', () => {
    const dear = operations.filter(({ cost }) => cost * 50 > usualLimits.pointsPerMinute[kind]);
    expect(dear.map(({ name, cost }) => `${name} costs ${cost}`)).toEqual([]);
  });

  it('are documents of half the size that they may have', () => {
    const half = Object.entries(usualLimits.document).map(([name, limit]) => [name, limit / 2]);
    // The entries of an object, halved.
    const check = documentShape(Object.fromEntries(half) as typeof usualLimits.document);
    for (const { name, document } of operations) {
      expect([name, check(document), repeatedFields(document)]).toEqual([name, [], []]);
    }
  });
});

describe('the schema', () => {
  it('says of every page how long it is', () => {
    const fields = parse(supergraph).definitions.flatMap((definition) =>
      definition.kind === Kind.OBJECT_TYPE_DEFINITION ? (definition.fields ?? []) : [],
    );
    const pages = fields.filter((field) => field.arguments?.some(({ name }) => name.value === 'first'));
    expect(pages.length).toBeGreaterThan(5);
    const silent = pages.filter((field) => !field.directives?.some(({ name }) => name.value === 'listSize'));
    expect(silent.map(({ name }) => name.value)).toEqual([]);
  });

  it('does not demand a size: pages have one of their own', () => {
    expect(supergraph).toMatch(/@listSize\(.*requireOneSlicingArgument: false/);
    for (const [directive] of supergraph.matchAll(/@listSize\([^)]*slicingArguments: \["[^)]*\)/g)) {
      expect(directive).toContain('requireOneSlicingArgument: false');
    }
  });
});
