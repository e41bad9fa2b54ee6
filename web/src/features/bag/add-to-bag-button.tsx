'use client';

import { Button } from '@alexandrite/ui/button';
import { useToast } from '@alexandrite/ui/toast';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Link } from '../../lib/i18n/navigation.ts';
import type { BagEntry } from './bag.ts';
import { useBag } from './bag-provider.tsx';

export interface AddToBagButtonProps {
  readonly entry: BagEntry;
  /** Name of the piece, for the message that it is there. */
  readonly name: string;
}

/** Puts a piece into the bag and says so. */
export function AddToBagButton({ entry, name }: AddToBagButtonProps): ReactNode {
  const t = useTranslations('product');
  const { put } = useBag();
  const toast = useToast();
  const add = () => {
    put(entry);
    const text = (
      <>
        {name}.{' '}
        <Link href="/bag" className="drawn-link text-day">
          {t('toBag')}
        </Link>
      </>
    );
    toast({ title: t('added'), text, tone: 'good' });
  };
  return (
    <Button variant="secondary" size="lg" wide onClick={add}>
      {t('addToBag')}
    </Button>
  );
}
