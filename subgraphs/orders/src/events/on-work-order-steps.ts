import type { EventHandler } from '@alexandrite/service-kit/events';
import { followWork } from '../commands/follow-work.ts';
import { noteHolder } from '../commands/note-holder.ts';
import type { OrderDesk } from '../commands/order-desk.ts';

export function onWorkOrderStarted(desk: OrderDesk): EventHandler<'work-order.started.v1'> {
  return async ({ id: eventId, revision: workRevision, payload: { orderId, operatorId } }) => {
    await followWork(desk, {
      orderId,
      operatorId,
      workRevision,
      eventId,
      move: 'workStarted',
      goal: 'MANUFACTURING_STARTED',
    });
  };
}

export function onWorkOrderCompleted(desk: OrderDesk): EventHandler<'work-order.completed.v1'> {
  return async ({ id: eventId, revision: workRevision, payload: { orderId, operatorId } }) => {
    await followWork(desk, {
      orderId,
      operatorId,
      workRevision,
      eventId,
      move: 'workCompleted',
      goal: 'MANUFACTURING_COMPLETED',
    });
  };
}

export function onWorkOrderPackagingStarted(desk: OrderDesk): EventHandler<'work-order.packaging-started.v1'> {
  return async ({ id: eventId, revision: workRevision, payload: { orderId, operatorId } }) => {
    await followWork(desk, { orderId, operatorId, workRevision, eventId, move: 'packagingStarted', goal: 'PACKAGING' });
  };
}

export function onWorkOrderShipped(desk: OrderDesk): EventHandler<'work-order.shipped.v1'> {
  return async ({ id: eventId, revision: workRevision, payload: { orderId, operatorId, trackingNumber } }) => {
    await followWork(desk, {
      orderId,
      operatorId,
      workRevision,
      eventId,
      trackingNumber,
      move: 'shipped',
      goal: 'SHIPPED',
    });
  };
}

export function onWorkOrderHandedOver(desk: OrderDesk): EventHandler<'work-order.handed-over.v1'> {
  return async ({ id: eventId, revision: workRevision, payload: { orderId, operatorId } }) => {
    await noteHolder(desk, { orderId, operatorId, workRevision, eventId });
  };
}
