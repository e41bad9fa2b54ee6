'use client';

import { DateTime } from '@alexandrite/ui/date-time';
import { clsx } from 'clsx';
import { Check, X } from 'lucide-react';
import { useLocale, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { DecisionDialog } from './decision-dialog.tsx';
import type { Order } from '../read-orders.ts';

type Approval = NonNullable<Order['approval']>;

/** Rules that have a title of their own; another shows what it says. */
const titled = ['KNOWN_CUSTOMER', 'TOTAL_WITHIN_LIMIT', 'PRICE_STILL_TRUE', 'MODELS_CLEAN', 'WITHIN_CAPACITY'] as const;

/** Whether the order may be made: what each rule said, who decided, and the decision where it is open. */
export function ApprovalCard({ order }: { readonly order: Order }): ReactNode {
  const t = useTranslations('approval');
  const { approval, allowedActions } = order;
  if (!approval) return null;
  const mayApprove = allowedActions.includes('APPROVE');
  const mayReject = allowedActions.includes('REJECT');
  const isOpen = approval.state === 'AWAITING_SELLER' && mayApprove;
  return (
    <section
      aria-labelledby="approval"
      data-testid="approval"
      data-state={approval.state}
      className={clsx('grid gap-4 border bg-paper p-5', isOpen ? 'border-warn' : 'border-hairline')}
    >
      <div className="grid gap-1">
        <h2 id="approval" className="font-display text-subtitle">
          {t(`state.${approval.state}`)}
        </h2>
        <Decision approval={approval} />
      </div>
      <ul className="grid border-t border-hairline">
        {approval.rules.map((rule) => (
          <Rule key={rule.name} rule={rule} />
        ))}
      </ul>
      {(mayApprove || mayReject) && (
        <div className="flex flex-wrap gap-2">
          {mayApprove && <DecisionDialog action="APPROVE" order={order} />}
          {mayReject && <DecisionDialog action="REJECT" order={order} />}
        </div>
      )}
    </section>
  );
}

function Decision({ approval }: { readonly approval: Approval }): ReactNode {
  const t = useTranslations('approval');
  const locale = useLocale();
  const { decidedAt, decidedBy, reason } = approval;
  if (decidedAt === null) return <p className="text-ink-soft">{t('open')}</p>;
  return (
    <p className="text-ink-soft">
      {decidedBy ?? t('system')}, <DateTime value={decidedAt} locale={locale} style="moment" />
      {reason !== null && <span className="block text-ink">{t('reason', { reason })}</span>}
    </p>
  );
}

function Rule({ rule: { name, passed, reason } }: { readonly rule: Approval['rules'][number] }): ReactNode {
  const t = useTranslations('approval');
  const known = titled.find((candidate) => candidate === name);
  const Mark = passed ? Check : X;
  return (
    <li
      className="grid grid-cols-[1.5rem_1fr] gap-x-3 border-b border-hairline py-2.5 sm:grid-cols-[1.5rem_12rem_1fr]"
      data-testid="approval-rule"
      data-rule={name}
      data-passed={passed}
    >
      <span
        className={clsx(
          'mt-0.5 grid size-5 place-items-center rounded-full',
          passed ? 'bg-good-wash text-good' : 'bg-bad-wash text-bad',
        )}
      >
        <Mark aria-hidden className="size-3.5" strokeWidth={2.2} />
        <span className="sr-only">{passed ? t('passed') : t('failed')}</span>
      </span>
      {known && <span className="text-ink-soft">{t(`rules.${known}`)}</span>}
      <span className={clsx('max-sm:col-start-2', !passed && 'font-medium')}>{reason}</span>
    </li>
  );
}
