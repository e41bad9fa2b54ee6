export { consumeEvents, type EventHandler, type EventHandlers, OutOfOrderError } from './consume.ts';
export { createEventPublisher, eventQueueName, type EventPublisher } from './publish.ts';
export { watchEventQueue } from './queue-metrics.ts';
export { parseEvent } from './shapes.ts';
