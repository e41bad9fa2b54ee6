import { firstPageOf } from './sections.ts';

describe('firstPageOf', () => {
  it.each(['OPERATOR', 'MANAGER', 'ADMIN'] as const)('leads %s to the queue', (role) => {
    expect(firstPageOf({ roles: [role] })).toBe('/queue');
  });

  it('leads sellers to the orders', () => {
    expect(firstPageOf({ roles: ['SELLER'] })).toBe('/orders');
  });

  it('leads those who both sell and make to the queue', () => {
    expect(firstPageOf({ roles: ['SELLER', 'OPERATOR'] })).toBe('/queue');
  });

  it('has no page for customers and partners', () => {
    expect(firstPageOf({ roles: ['CUSTOMER'] })).toBeNull();
    expect(firstPageOf({ roles: ['PARTNER'] })).toBeNull();
  });
});
