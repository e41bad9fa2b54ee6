import { guardedBy } from '@alexandrite/contracts/personal-data/may-read';
import type { Guarded } from '@alexandrite/contracts/personal-data/readers';
import {
  type DocumentNode,
  getNamedType,
  type GraphQLSchema,
  isLeafType,
  TypeInfo,
  visit,
  visitWithTypeInfo,
} from 'graphql';

/**
 * Fields that are the same for everybody of the same staff roles: who asks does not matter, only which roles they hold.
 * `*` means every field of the type, for types of plain values below one that was decided on. What is not named here,
 * such as a field that is added tomorrow, is taken to depend on who asks. Where some of the staff see their own only,
 * `personal-data/readers.ts` says so, and they share with themselves alone.
 *
 * Left out on purpose: Order.allowedActions and WorkOrder.allowedTargets (more is allowed to who owns or holds it), and
 * everything about the caller's own (viewer, notifications).
 */
const sameForStaff: Readonly<Record<string, '*' | readonly string[]>> = {
  Order: [
    'id',
    'number',
    'revision',
    'status',
    'channel',
    'lines',
    'total',
    'delivery',
    'promisedAt',
    'promises',
    'forecastAt',
    'problem',
    'approval',
    'timeline',
    'trackingNumber',
    'customer',
    'createdAt',
    'workOrder',
  ],
  OrderLine: ['id', 'title', 'quantity', 'price', 'product', 'quote', 'metal', 'size'],
  Money: '*',
  Delivery: '*',
  DeliveryPromise: '*',
  OrderProblem: '*',
  Approval: '*',
  ApprovalRuleResult: '*',
  TimelineEntry: '*',
  TimelineActor: '*',
  Account: ['id', 'email', 'displayName', 'roles'],
  ProductionQueueChange: ['kind', 'workOrder'],
  WorkOrder: [
    'id',
    'order',
    'orderNumber',
    'lines',
    'stage',
    'dueAt',
    'operator',
    'risk',
    'released',
    'cancelled',
    'trackingNumber',
    'revision',
    'history',
  ],
  WorkOrderLine: ['title', 'quantity', 'product', 'quote', 'model'],
  WorkOrderEvent: ['stage', 'at', 'operator'],
  Operator: ['id', 'displayName', 'workload'],
  Product: [
    'id',
    'slug',
    'name',
    'description',
    'kind',
    'collection',
    'price',
    'leadTimeDays',
    'metals',
    'stones',
    'sizes',
    'massGrams',
    'pictures',
    'modelUrl',
  ],
  Collection: ['slug', 'name'],
  Picture: '*',
};

/** Lists that a stand-in query takes its push out of: they say nothing themselves. */
const wrappers: ReadonlySet<string> = new Set(['Query', 'OrderConnection']);

/** What a stand-in query's selection says of who may share its answers. */
export interface StaffSelection {
  /** Whether all of it is the same for staff of the same roles, personal data aside. */
  readonly isSame: boolean;
  /** What of it not everybody may read. */
  readonly guarded: readonly Guarded[];
}

/** Looks for what a stand-in query asks for that is not the same for all staff of the same roles. */
export function readStaffSelection(schema: GraphQLSchema, document: DocumentNode): StaffSelection {
  const types = new TypeInfo(schema);
  const guarded = new Set<Guarded>();
  let isSame = true;
  visit(
    document,
    visitWithTypeInfo(types, {
      Field: ({ name }) => {
        const parent = types.getParentType()?.name ?? '';
        for (const coordinate of [parent, `${parent}.${name.value}`]) {
          const found = guardedBy(coordinate);
          if (found) guarded.add(found);
        }
        if (wrappers.has(parent) || name.value === '__typename') return;
        const same = sameForStaff[parent];
        isSame &&= same === '*' || (same?.includes(name.value) ?? false);
      },
    }),
  );
  return { isSame, guarded: [...guarded] };
}

/** Fields and types that are named here but not in a schema: names that have gone. */
export function unknownStaffFields(schema: GraphQLSchema): string[] {
  return Object.entries(sameForStaff).flatMap(([name, fields]) => {
    const type = schema.getType(name);
    if (!type || isLeafType(type) || !('getFields' in getNamedType(type))) return [name];
    const known = 'getFields' in type ? Object.keys(type.getFields()) : [];
    return fields === '*' ? [] : fields.filter((field) => !known.includes(field)).map((field) => `${name}.${field}`);
  });
}
