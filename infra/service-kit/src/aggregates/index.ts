export { aggregateSchema } from './schema.ts';
export { AggregateStore, type Change, type Loaded, type NewEvent } from './store.ts';
export { commandKey, type CommandKey, repeatOf, type RepeatedCommand } from './command-key.ts';
export { CommandAlreadyRunError, LostRaceError, retryLostRace } from './races.ts';
export type { AggregateRecord, OutboxEntry } from './record.ts';
export { OutboxRelay, type OutboxDelivery } from './relay.ts';
