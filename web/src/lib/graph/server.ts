import type { TypedDocument } from '@alexandrite/graphql-client/document';
import { type ExecutedAt, executeAt } from '@alexandrite/graphql-client/execute';
import { getLocale } from 'next-intl/server';
import { cookies, headers } from 'next/headers';
import { env } from '../../env.ts';

/** Name of the session cookie, which the gateway sets. */
const sessionCookie = 'alexandrite_session';

/**
 * Asks the graph on behalf of the visitor whose page is being rendered, in the language of the page.
 * Throws what `execute` throws; the nearest error page tells the visitor.
 */
export async function query<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables,
): Promise<TResult> {
  return (await queryAt(document, variables)).result;
}

/** The same, for what the page follows afterwards: with where the order of changes stood. */
export async function queryAt<TResult, TVariables>(
  document: TypedDocument<TResult, TVariables>,
  variables: TVariables,
): Promise<ExecutedAt<TResult>> {
  const [locale, jar, asked] = await Promise.all([getLocale(), cookies(), headers()]);
  const session = jar.get(sessionCookie);
  const address = asked.get('x-forwarded-for');
  return executeAt(document, variables, {
    url: `${env().GATEWAY_URL}/graphql`,
    locale,
    // Only the session: what other cookies there are is not the gateway's business.
    cookie: session && `${sessionCookie}=${session.value}`,
    // Visitors have an allowance for each address: without theirs, all of them would share this server's. What stands
    // here is what can be believed: see instrumentation.ts.
    headers: address === null ? {} : { 'x-forwarded-for': address },
    onPartialAnswer: (faults) => console.warn('The graph answered in part', JSON.stringify(faults)),
  });
}
