import { PeopleDocument } from '../../gql/graphql.ts';
import { query } from '../../lib/graph/server.ts';
import { pageSize } from './page-size.ts';
import { apiFilter, type PeopleFilter } from './people-filter.ts';

/** The first page of the accounts that a filter asks for, by name. */
export async function readPeople(filter: PeopleFilter) {
  return (await query(PeopleDocument, { ...apiFilter(filter), first: pageSize })).accounts;
}
