import { Button } from '@alexandrite/ui/button';
import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import type { PhotoFragment } from '../../gql/graphql.ts';
import { Link } from '../../lib/i18n/navigation.ts';
import { Photo } from '../../ui/photo.tsx';

/** The first thing one sees: a piece on the same ground as the page, so that it lies on the page itself. */
export function Hero({ photo }: { readonly photo: PhotoFragment | undefined }): ReactNode {
  const t = useTranslations('home');
  return (
    <section className="relative overflow-hidden">
      <div className="shell grid items-center gap-y-8 lg:min-h-[min(46rem,calc(100dvh-5.5rem))] lg:grid-cols-2">
        <div className="relative z-1 grid gap-7 pt-10 lg:pt-0">
          <h1 className="max-w-[10ch] font-display text-[clamp(3.25rem,2rem+5.4vw,6.5rem)] leading-[0.94]">
            {t('headline')}
          </h1>
          <p className="max-w-md text-lead text-ink-soft">{t('lead')}</p>
          <div className="flex flex-wrap gap-3">
            <Button asChild size="lg">
              <Link href="/catalogue">{t('toCatalogue')}</Link>
            </Button>
            <Button asChild size="lg" variant="secondary">
              <Link href="/made-to-order">{t('toMadeToOrder')}</Link>
            </Button>
          </div>
        </div>
        {photo && (
          <div className="relative -mx-5 lg:absolute lg:inset-y-0 lg:left-[42%] lg:right-0 lg:mx-0">
            <Photo
              photo={photo}
              urgent
              className="aspect-square w-full lg:size-full lg:[mask-composite:intersect] lg:[mask-image:linear-gradient(90deg,transparent,black_22%),linear-gradient(0deg,transparent,black_16%)]"
            />
          </div>
        )}
      </div>
    </section>
  );
}
