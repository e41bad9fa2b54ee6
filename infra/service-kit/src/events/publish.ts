import { type EventEnvelope, eventRoutes, type ServiceName, services } from '@alexandrite/contracts/events';
import type { Queue } from 'bullmq';
import { createQueue } from '../queues/index.ts';
import type { RedisClient } from '../redis/index.ts';
import { parseEvent } from './shapes.ts';

export interface EventPublisher {
  /** Resolves when the event is in the queue of every service that consumes it. */
  publish(event: EventEnvelope): Promise<void>;
  close(): Promise<void>;
}

/** Each service has one queue for its events. */
export function eventQueueName(service: ServiceName): string {
  return `events-${service}`;
}

export function createEventPublisher(redis: RedisClient): EventPublisher {
  const queues = new Map<ServiceName, Queue<EventEnvelope>>(
    services.map((service) => [service, createQueue<EventEnvelope>(eventQueueName(service), redis)]),
  );
  return {
    async publish(raw) {
      const event = parseEvent(raw);
      // The job's id is the event's: delivered twice, it is one job.
      await Promise.all(
        eventRoutes[event.type].map(async (service) => {
          await queues.get(service)?.add(event.type, event, { jobId: event.id });
        }),
      );
    },
    async close() {
      await Promise.all([...queues.values()].map((queue) => queue.close()));
    },
  };
}
