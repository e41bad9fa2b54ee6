export { bullConnection, createQueue, jobDefaults, queuePrefix, retryDelay, workerDefaults } from './queues.ts';
export { type Schedule, startSchedule } from './schedule.ts';
