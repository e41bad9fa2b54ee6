'use client';

import { Button } from '@alexandrite/ui/button';
import { ErrorState } from '@alexandrite/ui/states';
import { TabPanel, Tabs } from '@alexandrite/ui/tabs';
import { useToast } from '@alexandrite/ui/toast';
import { useLocale, useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';
import {
  PreviewPriceRulesDocument,
  PriceRuleHistoryDocument,
  PublishPriceRulesDocument,
  type ChangePreviewFragment,
  type FiguresToConfirmFragment,
} from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { Link, useRouter } from '../../lib/i18n/navigation.ts';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { failureOf } from '../../lib/refusal.ts';
import { useAction } from '../../lib/use-action.ts';
import { useUnsavedWarning } from '../../lib/use-unsaved-warning.ts';
import { FailureNote } from '../../ui/failure-note.tsx';
import { Section } from '../../ui/section.tsx';
import { ChangeList } from './change-list.tsx';
import { ChangePreview } from './change-preview.tsx';
import { shownFigure } from './figures.ts';
import { pageSize } from './page-size.ts';
import { PublicationForm, type Doubt, type Publication } from './publication-form.tsx';
import type { Rules } from './read-prices.ts';
import { TopicEditor } from './topic-editor.tsx';
import { meaningOf, topics, type TopicId } from './topics.ts';
import { useFigureName } from './use-figure-name.ts';
import { useRulesDraft } from './use-rules-draft.ts';
import { VersionHistory } from './version-history.tsx';
import type { RulesVersion, Versions } from './versions.ts';

export interface RulesViewProps {
  /** What is changed. */
  readonly inForce: Rules;
  readonly history: Versions<RulesVersion>;
}

interface Fault {
  readonly path: string;
  readonly message: string;
}

/** The rules that prices follow: edited by topic, tried on the open quotes, published; and all versions before. */
export function RulesView({ inForce, history }: RulesViewProps): ReactNode {
  const t = useTranslations('prices');
  const locale = useLocale();
  const ask = useGraph();
  const router = useRouter();
  const toast = useToast();
  const intention = useIdempotencyKey();
  const [topic, setTopic] = useState<TopicId>('materials');
  const [faults, setFaults] = useState<readonly Fault[]>([]);
  const [tried, setTried] = useState<{ key: string; preview: ChangePreviewFragment } | null>(null);
  const { base, draft, isChanged, isBroken, round, change, reset } = useRulesDraft(inForce);
  const nameOf = useFigureName(draft);
  const [doubts, setDoubts] = useState<readonly Doubt[]>([]);
  const doubtOf = ({ path, before, after }: FiguresToConfirmFragment['figures'][number]): Doubt => {
    const { name, kind } = nameOf(path);
    return { name, before: shownFigure(before, kind, locale), after: shownFigure(after, kind, locale) };
  };
  const editedFromVersion = inForce.version;
  const basedOnVersion = history.nodes[0]?.version ?? inForce.version;
  const isScheduled = history.nodes.some(({ standing }) => standing === 'SCHEDULED');
  const key = JSON.stringify(draft);
  useUnsavedWarning(isChanged || isBroken);
  const faultsByPath = new Map(faults.map(({ path, message }) => [path, message]));

  const preview = useAction(async (effectiveFrom: string | null) => {
    setFaults([]);
    setDoubts([]);
    const { previewPriceRules: answer } = await ask(PreviewPriceRulesDocument, {
      document: draft,
      editedFromVersion,
      effectiveFrom,
    });
    if (answer.__typename === 'PriceRulesRefused') setFaults(answer.faults);
    if (answer.__typename !== 'PriceChangePreview') return failureOf(answer);
    setTried({ key, preview: answer });
    return null;
  });
  const publish = useAction(async (publication: Publication) => {
    const content = { document: draft, editedFromVersion, basedOnVersion, ...publication };
    const { publishPriceRules: answer } = await ask(PublishPriceRulesDocument, {
      input: { ...content, idempotencyKey: intention.keyFor(content) },
    });
    intention.settle();
    if (answer.__typename === 'PriceRulesRefused') setFaults(answer.faults);
    if (answer.__typename === 'FiguresToConfirm') {
      setDoubts(answer.figures.map(doubtOf));
      return null;
    }
    if (answer.__typename !== 'PriceRulesPublished') return failureOf(answer);
    toast({ title: t('publication.done', { version: answer.rules.version }), tone: 'good' });
    reset();
    setDoubts([]);
    setTried(null);
    router.refresh();
    return null;
  });
  const current = tried?.key === key ? tried.preview : null;
  const faultsIn = (id: TopicId) => faults.filter(({ path }) => meaningOf(path)?.topic === id).length;
  return (
    <div className="grid grid-cols-[minmax(0,1fr)] gap-14">
      <Section
        title={t('rules.title', { version: inForce.version })}
        className="grid-cols-[minmax(0,1fr)]"
        aside={
          isChanged && (
            <Button variant="quiet" size="sm" onClick={reset}>
              {t('takeBack')}
            </Button>
          )
        }
      >
        {isScheduled && <p className="bg-warn-wash px-4 py-2.5 text-small text-warn">{t('rules.scheduled')}</p>}
        <Tabs
          label={t('rules.topics')}
          tabs={topics.map(({ id }) => {
            const wrong = faultsIn(id);
            return {
              value: id,
              label: wrong > 0 ? t('topicWithFaults', { topic: t(`topics.${id}`), count: wrong }) : t(`topics.${id}`),
            };
          })}
          value={topic}
          onChange={setTopic}
        >
          {topics.map((part) => (
            <TabPanel key={`${part.id} ${String(round)}`} value={part.id}>
              <p className="mb-4 max-w-prose text-small text-ink-soft">{t(`about.${part.id}`)}</p>
              <TopicEditor
                topic={part}
                draft={draft}
                base={base}
                faults={faultsByPath}
                onChange={(path, value) => {
                  setDoubts([]);
                  change(path, value);
                }}
              />
            </TabPanel>
          ))}
        </Tabs>
      </Section>
      {faults.length > 0 && (
        <ErrorState
          title={t('faults')}
          text={faults
            .slice(0, 5)
            .map(({ path, message }) => (path === '' ? message : `${nameOf(path).name}: ${message}`))
            .join(' ')}
        />
      )}
      {isChanged && (
        <Section title={t('changes')} testId="rules-draft">
          <ChangeList before={base} after={draft} />
          {faults.length === 0 && current === null && <FailureNote failure={preview.failure} />}
          {current === null ? (
            <Button
              className="mt-3 w-fit"
              disabled={isBroken}
              pending={preview.pending}
              onClick={() => preview.run(null)}
              data-testid="preview"
            >
              {t('tryIt')}
            </Button>
          ) : (
            <div className="mt-4 grid gap-8 lg:grid-cols-2">
              <ChangePreview preview={current} />
              <PublicationForm
                pending={publish.pending}
                failure={publish.failure ?? preview.failure}
                doubts={doubts}
                onMoment={(effectiveFrom) => preview.run(effectiveFrom)}
                onPublish={(publication) => publish.run(publication)}
                onReadAgain={() => {
                  publish.clear();
                  setTried(null);
                  router.refresh();
                }}
              />
            </div>
          )}
        </Section>
      )}
      <VersionHistory
        versions={history}
        readMore={async (after) => (await ask(PriceRuleHistoryDocument, { first: pageSize, after })).priceRuleHistory}
        figures={({ version }) => (
          <Link
            href={`/prices/rules/${String(version)}`}
            className="w-fit text-small underline decoration-hairline-strong underline-offset-4 hover:decoration-day"
          >
            {t('history.open')}
          </Link>
        )}
      />
    </div>
  );
}
