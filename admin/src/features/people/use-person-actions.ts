'use client';

import {
  ChangeRolesDocument,
  DeleteAccountDocument,
  DisableAccountDocument,
  EnableAccountDocument,
  EndSessionsDocument,
  GivePasswordDocument,
  type PersonFragment,
  type Role,
} from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { failureOf } from '../../lib/refusal.ts';
import { type Failure, useAction } from '../../lib/use-action.ts';

/** What can be done to somebody's account besides its roles and its password. */
export const doings = {
  DISABLE: DisableAccountDocument,
  ENABLE: EnableAccountDocument,
  END: EndSessionsDocument,
  DELETE: DeleteAccountDocument,
};
export type Doing = keyof typeof doings;

interface Changed {
  readonly __typename: 'AccountChanged';
  readonly account: PersonFragment;
}
interface Refused {
  readonly __typename: string;
  readonly code: string;
  readonly message: string;
}

/** What an administrator does to an account. */
export function usePersonActions(
  accountId: string,
  done: (what: Doing | 'ROLES', account: PersonFragment) => void,
  told: (password: string | null, account: PersonFragment) => void,
) {
  const ask = useGraph();
  const intention = useIdempotencyKey();
  const settle = (what: Doing | 'ROLES', answer: Changed | Refused): Failure | null => {
    if ('code' in answer) return failureOf(answer);
    done(what, answer.account);
    return null;
  };
  const giveRoles = useAction(async (roles: Role[]) =>
    settle('ROLES', (await ask(ChangeRolesDocument, { input: { accountId, roles } })).changed),
  );
  const run = useAction(async (what: Doing) =>
    settle(what, (await ask(doings[what], { input: { accountId } })).changed),
  );
  const givePassword = useAction(async () => {
    const input = { accountId, idempotencyKey: intention.keyFor({ accountId }) };
    const { givePassword: answer } = await ask(GivePasswordDocument, { input });
    intention.settle();
    if (answer.__typename !== 'PasswordGiven') return failureOf(answer);
    told(answer.firstPassword, answer.account);
    return null;
  });
  return { giveRoles, run, givePassword };
}
