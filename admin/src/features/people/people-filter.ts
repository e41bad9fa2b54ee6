import { staffRoles } from '@alexandrite/contracts/identity';
import type { Role } from '../../gql/graphql.ts';

/** Which accounts the page shows: it begins with those who work here. */
export type Whom = 'staff' | 'partners' | 'all';

export interface PeopleFilter {
  readonly whom: Whom;
  readonly search: string;
}

type Given = Readonly<Record<string, string | string[] | undefined>>;

const whoms = ['staff', 'partners', 'all'] as const;

/** What the address asks for. */
export function readPeopleFilter({ whom, search }: Given): PeopleFilter {
  return {
    whom: whoms.find((known) => known === whom) ?? 'staff',
    search: typeof search === 'string' ? search.trim() : '',
  };
}

/** The address that asks for it. */
export function peopleAddress({ whom, search }: PeopleFilter): string {
  const query = new URLSearchParams({ ...(whom === 'staff' ? {} : { whom }), ...(search === '' ? {} : { search }) });
  return query.size === 0 ? '/people' : `/people?${query.toString()}`;
}

/** The same for the graph. */
export function apiFilter({ whom, search }: PeopleFilter): { roles: Role[] | null; search: string | null } {
  const roles: Readonly<Record<Whom, Role[] | null>> = { staff: [...staffRoles], partners: ['PARTNER'], all: null };
  return { roles: roles[whom], search: search === '' ? null : search };
}
