'use client';

import { SignOutDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useRouter } from '../../lib/i18n/navigation.ts';
import { useAction } from '../../lib/use-action.ts';

/** Ends the session. */
export function useSignOut() {
  const ask = useGraph();
  const router = useRouter();
  return useAction(async () => {
    await ask(SignOutDocument, {});
    router.push('/sign-in');
    router.refresh();
    return null;
  });
}
