import { subjectAttributes, subjectOf } from './subject.ts';

const started = {
  id: 'evt_1',
  payload: { workOrderId: 'wo_1', orderId: 'ord_1', operatorId: 'acc_1' },
};

describe('the subject of an event', () => {
  it('is what it is about, and nobody that had to do with it', () => {
    expect(subjectOf(started)).toEqual({ orderId: 'ord_1', workOrderId: 'wo_1' });
  });

  it('is written in spans as attributes are', () => {
    expect(subjectAttributes(started)).toEqual({ 'order.id': 'ord_1', 'work_order.id': 'wo_1', 'event.id': 'evt_1' });
  });
});
