'use client';

import { Button } from '@alexandrite/ui/button';
import { Dialog } from '@alexandrite/ui/dialog';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import type { PersonFragment } from '../../gql/graphql.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PersonHistory } from './person-history.tsx';
import { RoleBoxes, rolesOf } from './role-boxes.tsx';
import { ToldPassword } from './told-password.tsx';
import { type Doing, usePersonActions } from './use-person-actions.ts';

export interface PersonDialogProps {
  readonly person: PersonFragment;
  readonly onChanged: (person: PersonFragment) => void;
  readonly onDeleted: (id: string) => void;
}

/** What cannot be taken back is asked for once more. */
const asksAgain: readonly Doing[] = ['DISABLE', 'DELETE'];

/** Everything that can be done to somebody's account, and what was done to it. */
export function PersonDialog({ person, onChanged, onDeleted }: PersonDialogProps): ReactNode {
  const t = useTranslations('people');
  const nav = useTranslations('nav');
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const [asked, setAsked] = useState<Doing | null>(null);
  const [password, setPassword] = useState<{ readonly told: string | null } | null>(null);
  const { id, displayName: name, email, roles, access } = person;
  const actions = usePersonActions(
    id,
    (what, account) => {
      toast({ title: t(`done.${what}`, { name }), tone: 'good' });
      setAsked(null);
      if (what === 'DELETE') onDeleted(id);
      else onChanged(account);
    },
    (told, account) => {
      setPassword({ told });
      onChanged(account);
    },
  );
  const { giveRoles, run, givePassword } = actions;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    giveRoles.run(rolesOf(new FormData(event.currentTarget)));
  };
  const doing = (what: Doing) => (
    <Button
      variant={asksAgain.includes(what) ? 'danger' : 'secondary'}
      size="sm"
      pending={run.pending}
      onClick={() => (asksAgain.includes(what) && asked !== what ? setAsked(what) : run.run(what))}
      data-testid={`do-${what.toLowerCase()}`}
    >
      {t(asked === what ? `sure.${what}` : `do.${what}`)}
    </Button>
  );
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        for (const action of Object.values(actions)) action.clear();
        setAsked(null);
        setPassword(null);
        setOpen(next);
      }}
      title={name}
      description={email}
      closeLabel={nav('close')}
      trigger={
        <Button variant="secondary" size="sm" aria-label={t('changeNamed', { name })} data-testid="change-person">
          {t('change')}
        </Button>
      }
    >
      <form onSubmit={submit} className="grid gap-4" key={roles.join()}>
        <RoleBoxes chosen={roles} error={giveRoles.failure?.message} />
        <Button type="submit" size="sm" pending={giveRoles.pending} className="w-fit" data-testid="give-roles">
          {t('giveRoles')}
        </Button>
      </form>
      <div className="mt-6 grid gap-3 border-t border-hairline pt-5">
        {password ? (
          <ToldPassword name={name} password={password.told} onDone={() => setPassword(null)} />
        ) : (
          <div className="flex flex-wrap gap-2">
            <Button variant="secondary" size="sm" pending={givePassword.pending} onClick={() => givePassword.run()}>
              {t('givePassword')}
            </Button>
            {doing('END')}
            {access?.disabledAt ? doing('ENABLE') : doing('DISABLE')}
            {doing('DELETE')}
          </div>
        )}
        {asked && <p role="status">{t(`warning.${asked}`)}</p>}
        <FailureNote failure={run.failure ?? givePassword.failure} />
      </div>
      <PersonHistory history={access?.history ?? []} />
    </Dialog>
  );
}
