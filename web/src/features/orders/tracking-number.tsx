'use client';

import { Check, Copy } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';
import type { ReactNode } from 'react';

/** Number of the parcel, to be copied to the carrier's page. */
export function TrackingNumber({ number }: { readonly number: string }): ReactNode {
  const t = useTranslations('orders');
  const [copied, setCopied] = useState(false);
  const copy = () => {
    navigator.clipboard.writeText(number).then(
      () => setCopied(true),
      // Without leave to write to the clipboard the number is still there to be selected.
      () => setCopied(false),
    );
  };
  return (
    <div>
      <p className="caption">{t('tracking')}</p>
      <p className="flex items-center gap-1">
        <span className="figures text-lead" data-testid="tracking-number">
          {number}
        </span>
        <button
          type="button"
          aria-label={copied ? t('copied') : t('copy')}
          onClick={copy}
          className="grid size-11 place-items-center text-ink-faint hover:text-ink"
        >
          {copied ? (
            <Check aria-hidden className="size-4" />
          ) : (
            <Copy aria-hidden className="size-4" strokeWidth={1.4} />
          )}
        </button>
      </p>
    </div>
  );
}
