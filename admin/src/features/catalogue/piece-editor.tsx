'use client';

import { Button } from '@alexandrite/ui/button';
import { DateTime } from '@alexandrite/ui/date-time';
import { useToast } from '@alexandrite/ui/toast';
import { useLocale, useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { PieceForEditingDocument, UpdateProductDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { Link, useRouter } from '../../lib/i18n/navigation.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { useAction } from '../../lib/use-action.ts';
import { useUnsavedWarning } from '../../lib/use-unsaved-warning.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { PageTitle } from '../../ui/page-title.tsx';
import { Photo } from '../../ui/piece/photo.tsx';
import { changeOf, fieldOfRefusal } from './draft.ts';
import { ForeignChanges } from './foreign-changes.tsx';
import { PieceFields } from './piece-fields.tsx';
import type { Piece } from './read-catalogue.ts';
import { usePieceDraft } from './use-piece-draft.ts';

/** A piece of the catalogue as a manager edits it. What is saved is in the shop window at once. */
export function PieceEditor({ piece: read }: { readonly piece: Piece }): ReactNode {
  const t = useTranslations('catalogue');
  const locale = useLocale();
  const ask = useGraph();
  const router = useRouter();
  const toast = useToast();
  const intention = useIdempotencyKey();
  const piece = usePieceDraft(read.editing);
  const [isDoubted, setDoubted] = useState(false);
  const [isUnfinished, setUnfinished] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  const { editing, base, draft, changed, faults, meeting, open } = piece;
  const isChanged = changed.length > 0;
  useUnsavedWarning(isChanged);

  const save = useAction(async () => {
    const content = {
      productId: read.id,
      basedOnRevision: editing.revision,
      ...changeOf(draft, base),
      confirmed: isDoubted,
    };
    const { updateProduct: answer } = await ask(UpdateProductDocument, {
      input: { ...content, idempotencyKey: intention.keyFor(content) },
    });
    intention.settle();
    setDoubted('code' in answer && answer.code === 'PRODUCT_PRICE_TO_CONFIRM');
    if (answer.__typename === 'ProductUpdated') {
      if (answer.product.editing) piece.restart(answer.product.editing);
      toast({ title: t('saved'), text: t('savedText'), tone: 'good' });
      router.refresh();
      return null;
    }
    if (answer.__typename === 'ProductChangedSince') {
      const { product } = await ask(PieceForEditingDocument, { slug: read.slug });
      if (product?.editing) piece.meet(product.editing);
      return null;
    }
    const field = answer.__typename === 'InvalidInput' ? fieldOfRefusal(answer.field) : undefined;
    return { message: answer.message, field };
  });
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    piece.leave(...faults);
    setUnfinished(open.length > 0);
    const [wrong] = faults;
    if (wrong) focusOn(form.current, `[name="${wrong}"]`);
    else if (open[0]) focusOn(form.current, `[data-field="${open[0].field}"] input`);
    else save.run();
  };
  const typed = () => {
    save.clear();
    setDoubted(false);
  };
  const [picture] = read.pictures;
  return (
    <>
      <Link
        href="/catalogue"
        className="caption underline decoration-hairline-strong underline-offset-4 hover:text-ink"
      >
        {t('back')}
      </Link>
      <PageTitle>{locale === 'ru' ? editing.name.ru : editing.name.en}</PageTitle>
      <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,1fr)_18rem]">
        <form ref={form} onSubmit={submit} noValidate className="grid gap-6" data-testid="piece-form">
          {meeting && (
            <ForeignChanges meeting={meeting} isUnfinished={isUnfinished && open.length > 0} onChoose={piece.choose} />
          )}
          <PieceFields piece={piece} failure={save.failure} onType={typed} />
          <FailureNote failure={save.failure?.field ? null : save.failure} />
          <div className="flex flex-wrap items-center gap-x-5 gap-y-3 border-t border-hairline pt-5">
            <Button type="submit" disabled={!isChanged} pending={save.pending} data-testid="save">
              {t(isDoubted ? 'saveAnyway' : 'save')}
            </Button>
            {isChanged && (
              <Button variant="quiet" onClick={() => piece.restart(editing)} data-testid="discard">
                {t('discard')}
              </Button>
            )}
            <p className="text-small text-ink-soft" data-testid="changed" data-revision={editing.revision}>
              {editing.changedAt === null
                ? t('neverChanged')
                : t.rich('changed', {
                    who: editing.changedBy ?? t('somebody'),
                    date: () => <DateTime value={editing.changedAt ?? ''} locale={locale} style="moment" />,
                  })}
            </p>
          </div>
        </form>
        {picture && (
          <Photo photo={picture} urgent className="aspect-square w-full max-lg:order-first max-lg:max-w-48" />
        )}
      </div>
    </>
  );
}

function focusOn(form: HTMLFormElement | null, selector: string): void {
  form?.querySelector<HTMLElement>(selector)?.focus();
}
