'use client';

import { Button } from '@alexandrite/ui/button';
import { Field, Input, Select } from '@alexandrite/ui/field';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { CreatePartnerKeyDocument, type PartnerKeyCardFragment, type PartnerKeysQuery } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { failureOf } from '../../lib/refusal.ts';
import { textOf } from '../../lib/text-of.ts';
import { useAction } from '../../lib/use-action.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { ToldKey } from './told-key.tsx';

export interface NewKeyFormProps {
  readonly partners: PartnerKeysQuery['partners'];
  readonly onMade: (key: PartnerKeyCardFragment) => void;
}

/** How long a key holds: a trial, a quarter, and the usual year. */
const days = [30, 90, 365, 730] as const;

/** A new key: for whom, for what, for how long; and the key itself, once. */
export function NewKeyForm({ partners, onMade }: NewKeyFormProps): ReactNode {
  const t = useTranslations('partnerKeys');
  const ask = useGraph();
  const intention = useIdempotencyKey();
  const [told, setTold] = useState<{ readonly name: string; readonly secret: string | null } | null>(null);
  const make = useAction(async (form: FormData) => {
    const content = {
      accountId: textOf(form, 'accountId'),
      name: textOf(form, 'name'),
      validDays: Number(textOf(form, 'validDays')),
    };
    const { createPartnerKey: answer } = await ask(CreatePartnerKeyDocument, {
      input: { ...content, idempotencyKey: intention.keyFor(content) },
    });
    intention.settle();
    if (answer.__typename !== 'PartnerKeyCreated') return failureOf(answer);
    setTold({ name: answer.key.name, secret: answer.secret });
    onMade(answer.key);
    return null;
  });
  if (told) return <ToldKey {...told} onDone={() => setTold(null)} />;
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    make.run(new FormData(event.currentTarget));
  };
  const errorOf = (field: string) => (make.failure?.field === field ? make.failure.message : undefined);
  const isElsewhere = make.failure !== null && !['name', 'validDays'].includes(make.failure.field ?? '');
  return (
    <form
      onSubmit={submit}
      className="grid gap-4 sm:grid-cols-[minmax(0,2fr)_minmax(0,2fr)_minmax(0,1fr)_auto] sm:items-start"
      data-testid="new-key"
    >
      <Field label={t('partner')}>
        <Select name="accountId" required>
          {partners.map(({ id, displayName, email }) => (
            <option key={id} value={id}>
              {displayName} · {email}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('name')} hint={t('nameHint')} error={errorOf('name')}>
        <Input name="name" maxLength={80} required autoComplete="off" />
      </Field>
      <Field label={t('validDays')} error={errorOf('validDays')}>
        <Select name="validDays" defaultValue={365}>
          {days.map((count) => (
            <option key={count} value={count}>
              {t('days', { count })}
            </option>
          ))}
        </Select>
      </Field>
      <Button type="submit" pending={make.pending} className="w-fit sm:mt-7" data-testid="make-key">
        {t('make')}
      </Button>
      {isElsewhere && (
        <div className="sm:col-span-4">
          <FailureNote failure={make.failure} />
        </div>
      )}
    </form>
  );
}
