import { productionLoad, type OrderDesk } from '../commands/order-desk.ts';
import type { ProductionLoad } from '../domain/promises.ts';

export type LoadProbe = () => Promise<ProductionLoad>;

/** Reads production's load when it is first asked for, and never again within the request. */
export function createLoadProbe(desk: OrderDesk): LoadProbe {
  let reading: Promise<ProductionLoad> | undefined;
  return () => (reading ??= productionLoad(desk));
}
