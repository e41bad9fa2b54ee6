import type { Identity, Role } from '@alexandrite/contracts/identity';
import { aWorkOrder, ivan, olga } from '../../test/a-work-order.ts';
import { allowedTargets, maySee } from './permissions.ts';

const as = (role: Role, accountId = 'acc_other'): Identity => ({
  accountId,
  displayName: null,
  roles: [role],
  locale: 'en',
});
const visitor: Identity = { accountId: null, displayName: null, roles: [], locale: 'en' };

describe('a work order', () => {
  it('is seen by staff and by its customer', () => {
    expect(maySee(aWorkOrder(), as('SELLER'))).toBe(true);
    expect(maySee(aWorkOrder(), as('CUSTOMER', 'acc_anna'))).toBe(true);
    expect(maySee(aWorkOrder(), as('CUSTOMER'))).toBe(false);
    expect(maySee(aWorkOrder(), visitor)).toBe(false);
  });

  it('is moved on by who holds it and by managers', () => {
    const started = aWorkOrder({ stage: 'STARTED', operator: ivan });
    expect(allowedTargets(started, as('OPERATOR', ivan.id))).toEqual(['COMPLETED']);
    expect(allowedTargets(started, as('OPERATOR', olga.id))).toEqual([]);
    expect(allowedTargets(started, as('MANAGER'))).toEqual(['COMPLETED']);
    expect(allowedTargets(started, as('SELLER', ivan.id))).toEqual([]);
  });

  it('goes nowhere while it waits, when it is shipped and when it is called off', () => {
    const admin = as('ADMIN');
    expect(allowedTargets(aWorkOrder(), admin)).toEqual([]);
    expect(allowedTargets(aWorkOrder({ stage: 'SHIPPED', operator: ivan }), admin)).toEqual([]);
    expect(allowedTargets(aWorkOrder({ stage: 'STARTED', operator: ivan, cancelled: true }), admin)).toEqual([]);
  });
});
