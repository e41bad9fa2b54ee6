import { apiFilter, peopleAddress, readPeopleFilter } from './people-filter.ts';

describe('which people a page shows', () => {
  it('is staff when the address says nothing, or nonsense', () => {
    expect(readPeopleFilter({})).toEqual({ whom: 'staff', search: '' });
    expect(readPeopleFilter({ whom: 'nobody', search: ['a', 'b'] })).toEqual({ whom: 'staff', search: '' });
  });

  it('stands in the address', () => {
    for (const filter of [
      { whom: 'staff', search: '' },
      { whom: 'all', search: 'Пётр & Анна' },
      { whom: 'partners', search: '' },
    ] as const) {
      const { searchParams } = new URL(peopleAddress(filter), 'http://admin');
      expect(readPeopleFilter(Object.fromEntries(searchParams))).toEqual(filter);
    }
  });

  it('is asked of the graph by roles', () => {
    expect(apiFilter({ whom: 'staff', search: '' }).roles).toEqual(['SELLER', 'OPERATOR', 'MANAGER', 'ADMIN']);
    expect(apiFilter({ whom: 'all', search: 'anna' })).toEqual({ roles: null, search: 'anna' });
  });
});
