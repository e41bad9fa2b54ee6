import type { Refused } from '@alexandrite/contracts/outcome';
import { aWorkOrder, ivan, now, olga } from '../../test/a-work-order.ts';
import { advance, callOff, giveToOperator, takeByChoice } from './decisions.ts';
import { asOfRevision, type WorkOrder } from './work-order.ts';

const cause = { by: ivan, at: now, revision: 3 };
const free = { inWork: null, lastReleased: null };

/** The code of a refusal, or the stage that was reached. */
const said = (decision: WorkOrder | Refused): string => ('ok' in decision ? decision.code : decision.stage);

describe('taking a work order', () => {
  it('starts it in the hands of who takes it', () => {
    const taken = takeByChoice(aWorkOrder(), ivan, free, cause);
    expect(taken).toMatchObject({ stage: 'STARTED', operator: ivan });
    expect('ok' in taken ? null : taken.history.at(-1)).toEqual({
      stage: 'STARTED',
      cancelled: false,
      operator: ivan,
      at: now,
      by: ivan,
      revision: 3,
    });
  });

  it('is refused when somebody has it, even the one who asks', () => {
    const taken = aWorkOrder({ stage: 'STARTED', operator: ivan });
    expect(said(takeByChoice(taken, olga, free, cause))).toBe('ALREADY_TAKEN');
    expect(said(takeByChoice(taken, ivan, free, cause))).toBe('ALREADY_TAKEN');
  });

  it('is refused when the order was called off', () => {
    expect(said(takeByChoice(aWorkOrder({ cancelled: true }), ivan, free, cause))).toBe('ORDER_CANCELLED');
  });

  it('is refused to who has something in work, naming what', () => {
    const inWork = aWorkOrder({ id: 'wo_2', orderNumber: 'A-2' });
    const refused = takeByChoice(aWorkOrder(), ivan, { ...free, inWork }, cause);
    expect(refused).toMatchObject({ code: 'HAS_WORK', fields: { inWork: 'A-2', workOrderId: 'wo_1' } });
  });

  it('is refused behind the last that is released', () => {
    const lastReleased = { dueAt: new Date('2026-03-08T09:00:00.000Z'), id: 'wo_9' };
    expect(said(takeByChoice(aWorkOrder(), ivan, { ...free, lastReleased }, cause))).toBe('NOT_RELEASED');
  });
});

describe('giving a work order to an operator', () => {
  it('starts one that waits', () => {
    expect(giveToOperator(aWorkOrder(), olga, null, cause)).toMatchObject({ stage: 'STARTED', operator: olga });
  });

  it('changes hands and not the stage of one that is made', () => {
    const made = aWorkOrder({ stage: 'COMPLETED', operator: ivan });
    expect(giveToOperator(made, olga, aWorkOrder({ id: 'wo_2' }), cause)).toMatchObject({
      stage: 'COMPLETED',
      operator: olga,
    });
  });

  it('changes nothing when they have it', () => {
    const theirs = aWorkOrder({ stage: 'STARTED', operator: olga });
    expect(giveToOperator(theirs, olga, theirs, cause)).toBe(theirs);
  });

  it('is refused to who has something in work, and once it is shipped or called off', () => {
    expect(said(giveToOperator(aWorkOrder(), olga, aWorkOrder({ id: 'wo_2' }), cause))).toBe('HAS_WORK');
    expect(said(giveToOperator(aWorkOrder({ stage: 'SHIPPED', operator: ivan }), olga, null, cause))).toBe(
      'WRONG_STAGE',
    );
    expect(said(giveToOperator(aWorkOrder({ cancelled: true }), olga, null, cause))).toBe('ORDER_CANCELLED');
  });
});

describe('moving a work order on', () => {
  it('goes one stage further', () => {
    expect(said(advance(aWorkOrder({ stage: 'STARTED', operator: ivan }), 'COMPLETED', null, cause))).toBe('COMPLETED');
    const shipped = advance(aWorkOrder({ stage: 'PACKAGING', operator: ivan }), 'SHIPPED', 'RU-1', cause);
    expect(shipped).toMatchObject({ stage: 'SHIPPED', trackingNumber: 'RU-1' });
  });

  it('is refused from anywhere else, and when the order was called off', () => {
    expect(said(advance(aWorkOrder(), 'COMPLETED', null, cause))).toBe('WRONG_STAGE');
    const stopped = aWorkOrder({ stage: 'STARTED', operator: ivan, cancelled: true });
    expect(said(advance(stopped, 'COMPLETED', null, cause))).toBe('ORDER_CANCELLED');
  });
});

describe('calling a work order off', () => {
  it('stops it where it stands, once', () => {
    const stopped = callOff(aWorkOrder({ stage: 'STARTED', operator: ivan }), { ...cause, by: null });
    expect(stopped).toMatchObject({ stage: 'STARTED', cancelled: true, cancelledAt: now, operator: ivan });
    expect(callOff(stopped, cause)).toBe(stopped);
  });

  it('comes too late for what is shipped', () => {
    const shipped = aWorkOrder({ stage: 'SHIPPED', operator: ivan });
    expect(callOff(shipped, cause)).toBe(shipped);
  });
});

describe('a work order as of a revision', () => {
  it('stands as it stood then', () => {
    const given = giveToOperator(aWorkOrder(), ivan, null, { ...cause, revision: 2 });
    if ('ok' in given) throw new Error(given.code);
    const stopped = callOff(given, cause);
    expect(asOfRevision(stopped, 1)).toEqual(aWorkOrder());
    expect(asOfRevision(stopped, 2)).toEqual(given);
    expect(asOfRevision(stopped, 3)).toBe(stopped);
  });
});
