'use client';

import { SignOutDocument, SignOutEverywhereDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { useAction } from '../../lib/use-action.ts';

/** Ends the session, or every session that the account has anywhere, and goes to the front page, where nothing is private. */
export function useSignOut() {
  const ask = useGraph();
  const router = useRouter();
  return useAction(async (where: 'HERE' | 'EVERYWHERE') => {
    await (where === 'HERE' ? ask(SignOutDocument, {}) : ask(SignOutEverywhereDocument, {}));
    router.push('/');
    router.refresh();
    return null;
  });
}
