import type { Identity } from '@alexandrite/contracts/identity';
import { requireRole } from '@alexandrite/service-kit/subgraph';
import type { ProductionDesk } from '../commands/production-desk.ts';
import { managerRoles } from '../domain/permissions.ts';
import type { Operator } from '../domain/work-order.ts';

/** Everybody who can be given work, by name. @throws GraphQLError unless the caller is a manager. */
export async function listOperators({ store }: ProductionDesk, caller: Identity): Promise<Operator[]> {
  requireRole(caller, ...managerRoles);
  return store.operators.listActive();
}
