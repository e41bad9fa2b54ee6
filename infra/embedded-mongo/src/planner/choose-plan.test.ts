import type { Document } from 'bson';
import { codeOf, document } from '../../test/builders.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { parseSort } from '../filter/sort.ts';
import { Catalogue } from '../storage/catalogue.ts';
import type { Collection } from '../storage/collection.ts';
import { DatabaseFile } from '../storage/database-file.ts';
import { choosePlan } from './choose-plan.ts';

interface Index {
  readonly key: Record<string, 1 | -1>;
  readonly [option: string]: unknown;
}

function aCollection(indexes: Index[], documents: Document[] = []): Collection {
  const catalogue = new Catalogue(new DatabaseFile(':memory:'));
  const collection = catalogue.create('test', 'orders');
  for (const index of indexes) {
    const name = Object.entries(index.key).flat().join('_');
    catalogue.addIndex(collection, document({ name, ...index }).raw);
  }
  documents.forEach((content, _id) => collection.insert(document({ _id, ...content })));
  return collection;
}

/** What a plan does, in short. */
function planned(collection: Collection, filter: Document, sort?: Record<string, 1 | -1>): string {
  const plan = choosePlan(collection, parseFilter(document(filter)), parseSort(sort && document(sort)));
  if (plan.kind === 'collection') return 'collection';
  if (plan.kind === 'union') return plan.plans.map(({ index }) => index.name).join(' or ');
  const order = plan.sorted ? (plan.backwards ? ' sorted backwards' : ' sorted') : '';
  return `${plan.index.name} in ${plan.ranges.length}${order}`;
}

describe('the plan for a query', () => {
  const queue = aCollection([{ key: { status: 1, dueAt: 1 } }, { key: { customer: 1 } }, { key: { dueAt: -1 } }]);

  it.each<[Document, Record<string, 1 | -1> | undefined, string]>([
    [{ _id: 5 }, undefined, '_id_ in 1'],
    [{ _id: { $in: [1, 2, 2, 3] } }, undefined, '_id_ in 3'],
    [{ _id: 5, status: 'x' }, undefined, '_id_ in 1'],
    [{ status: 'x' }, { dueAt: 1 }, 'status_1_dueAt_1 in 1 sorted'],
    [{ status: 'x' }, { dueAt: -1 }, 'status_1_dueAt_1 in 1 sorted backwards'],
    [{ status: 'x', dueAt: { $gt: 1, $lt: 5 } }, { dueAt: 1 }, 'status_1_dueAt_1 in 1 sorted'],
    [{ status: { $in: ['x', 'y'] } }, { dueAt: 1 }, 'status_1_dueAt_1 in 2'],
    [{ status: { $in: ['x', 'y'] }, dueAt: 5 }, undefined, 'status_1_dueAt_1 in 2'],
    [{}, { dueAt: 1 }, 'dueAt_-1 in 1 sorted backwards'],
    [{}, { status: 1, dueAt: 1 }, 'status_1_dueAt_1 in 1 sorted'],
    [{}, { status: 1, dueAt: -1 }, 'collection'],
    [{ dueAt: { $gte: 5 } }, { dueAt: -1 }, 'dueAt_-1 in 1 sorted'],
    [{ customer: null }, undefined, 'customer_1 in 1'],
    [{ customer: { $ne: 1 } }, undefined, 'collection'],
    [{ customer: /^a/ }, undefined, 'collection'],
    [{ $and: [{ customer: 1 }] }, undefined, 'customer_1 in 1'],
    [{ $or: [{ customer: 1 }, { status: 'x' }] }, undefined, 'customer_1 or status_1_dueAt_1'],
    [{ $or: [{ customer: 1 }, { other: 'x' }] }, undefined, 'collection'],
    [{ other: 1 }, undefined, 'collection'],
  ])('%j sorted by %j is %s', (filter, sort, expected) => {
    expect(planned(queue, filter, sort)).toBe(expected);
  });

  it('uses a sparse index only where the field is sure to exist', () => {
    const orders = aCollection([{ key: { 'outbox.id': 1 }, sparse: true }]);
    expect(planned(orders, { 'outbox.id': { $exists: true } }, { _id: 1 })).toBe('outbox.id_1 in 1');
    expect(planned(orders, { 'outbox.id': 'e' })).toBe('outbox.id_1 in 1');
    expect(planned(orders, { outbox: { $elemMatch: { id: 'e' } } })).toBe('outbox.id_1 in 1');
    expect(planned(orders, { 'outbox.id': null })).toBe('collection');
    expect(planned(orders, { 'outbox.id': { $ne: 'e' } })).toBe('collection');
    expect(planned(orders, {}, { 'outbox.id': 1 })).toBe('collection');
  });

  it.each<[partial: Document, yes: Document[], no: Document[]]>([
    [{ open: true }, [{ open: true }, { open: { $in: [true] } }], [{}, { open: false }, { open: { $ne: false } }]],
    [{ n: { $gt: 3 } }, [{ n: 4 }, { n: { $gt: 3 } }, { n: { $gte: 4 } }], [{ n: 3 }, { n: { $gte: 3 } }, { n: 'x' }]],
    [{ n: { $lte: 3 } }, [{ n: 3 }, { n: { $lt: 3 } }], [{ n: { $lte: 4 } }]],
    [
      { n: { $exists: true } },
      [{ n: 4 }, { n: { $gt: 1 } }, { n: { $in: [1, 2] } }],
      [{ n: null }, { n: { $in: [1, null] } }],
    ],
    [{ n: { $type: 'string' } }, [{ n: 'x' }], [{ n: 1 }]],
    [{ n: { $in: [1, 2] } }, [{ n: 1 }, { n: { $in: [2, 1] } }], [{ n: { $in: [1, 3] } }]],
    [{ n: 1, m: 2 }, [{ n: 1, m: 2 }], [{ n: 1 }]],
  ])('uses an index of only %j where the filter makes sure of it', (partialFilterExpression, yes, no) => {
    const orders = aCollection([{ key: { k: 1 }, partialFilterExpression }]);
    for (const filter of yes) expect([filter, planned(orders, { k: 1, ...filter })]).toEqual([filter, 'k_1 in 1']);
    for (const filter of no) expect([filter, planned(orders, { k: 1, ...filter })]).toEqual([filter, 'collection']);
  });

  it('does not sort by, nor cut ranges on, a field that has been an array', () => {
    const orders = aCollection([{ key: { tags: 1, at: 1 } }], [{ tags: ['a', 'b'], at: 1 }]);
    expect(planned(orders, {}, { tags: 1 })).toBe('collection');
    expect(planned(orders, { tags: 'a' }, { at: 1 })).toBe('tags_1_at_1 in 1 sorted');
    expect(planned(orders, { tags: 'a' }, { tags: 1 })).toBe('tags_1_at_1 in 1');
  });

  it('does not mix fields of different elements of an array', () => {
    const orders = aCollection([{ key: { 'lines.sku': 1, 'lines.size': 1 } }], [{ lines: [{ sku: 1, size: 2 }] }]);
    const plan = choosePlan(orders, parseFilter(document({ 'lines.sku': 1, 'lines.size': { $in: [2, 3] } })), []);
    expect(plan.kind === 'index' && plan.ranges).toHaveLength(1);
  });
});

describe('a unique index', () => {
  it('leaves nothing behind of a document that it refuses', () => {
    const orders = aCollection([{ key: { a: 1 } }, { key: { b: 1 }, unique: true }], [{ a: 1, b: 1 }]);
    expect(codeOf(() => orders.insert(document({ _id: 7, a: 7, b: 1 })))).toBe(11000);
    expect(orders.count()).toBe(1);
    orders.insert(document({ _id: 7, a: 7, b: 2 }));
    expect(orders.count()).toBe(2);
  });
});
