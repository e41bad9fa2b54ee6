export { openProductionStore, type ProductionStore } from './production-store.ts';
export { placeKey } from './queue-query.ts';
