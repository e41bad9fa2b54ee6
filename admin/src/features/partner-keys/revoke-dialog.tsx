'use client';

import { Button } from '@alexandrite/ui/button';
import { Dialog, DialogClose } from '@alexandrite/ui/dialog';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { type PartnerKeyCardFragment, RevokePartnerKeyDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { failureOf } from '../../lib/refusal.ts';
import { useAction } from '../../lib/use-action.ts';
import { FailureNote } from '../../ui/failure-note.tsx';

export interface RevokeDialogProps {
  readonly partnerKey: Pick<PartnerKeyCardFragment, 'id' | 'name'>;
  readonly onRevoked: (key: PartnerKeyCardFragment) => void;
}

/** Ends a key, after asking once more: what the partner runs with it stops at once. */
export function RevokeDialog({ partnerKey: { id, name }, onRevoked }: RevokeDialogProps): ReactNode {
  const t = useTranslations('partnerKeys');
  const nav = useTranslations('nav');
  const ask = useGraph();
  const toast = useToast();
  const [open, setOpen] = useState(false);
  const revoke = useAction(async () => {
    const { revokePartnerKey: answer } = await ask(RevokePartnerKeyDocument, { input: { keyId: id } });
    if (answer.__typename !== 'PartnerKeyRevoked') return failureOf(answer);
    setOpen(false);
    toast({ title: t('revoked', { name }), tone: 'good' });
    onRevoked(answer.key);
    return null;
  });
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => {
        revoke.clear();
        setOpen(next);
      }}
      title={t('revokeTitle', { name })}
      description={t('revokeText')}
      closeLabel={nav('close')}
      trigger={
        <Button variant="secondary" size="sm" aria-label={t('revokeNamed', { name })} data-testid="revoke">
          {t('revoke')}
        </Button>
      }
    >
      <FailureNote failure={revoke.failure} />
      <div className="mt-4 flex flex-wrap justify-end gap-2">
        <DialogClose>
          <Button variant="quiet">{nav('notNow')}</Button>
        </DialogClose>
        <Button variant="danger" pending={revoke.pending} onClick={() => revoke.run()} data-testid="confirm-revoke">
          {t('revoke')}
        </Button>
      </div>
    </Dialog>
  );
}
