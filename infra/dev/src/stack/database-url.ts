/**
 * The address of one service's database on a MongoDB server.
 *
 * A database in the given address is where its user is known (`authSource`), not where the service writes.
 * Throws when the address is none of MongoDB's.
 */
export function databaseUrl(server: string, database: string): string {
  const match = /^(mongodb(?:\+srv)?:\/\/[^/?]+)(?:\/([^?]*))?(?:\?(.*))?$/.exec(server);
  if (match === null) throw new Error(`Not an address of a MongoDB server: ${server}`);
  const [, hosts = '', givenDatabase = '', query = ''] = match;
  const options = new URLSearchParams(query);
  if (hosts.includes('@') && givenDatabase !== '' && !options.has('authSource'))
    options.set('authSource', givenDatabase);
  const suffix = options.size === 0 ? '' : `?${options.toString()}`;
  return `${hosts}/${database}${suffix}`;
}
