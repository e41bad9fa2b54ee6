import '../globals.css';
import { ToastProvider } from '@alexandrite/ui/toast';
import { hasLocale, NextIntlClientProvider } from 'next-intl';
import { getTranslations } from 'next-intl/server';
import type { Metadata, Viewport } from 'next';
import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { env } from '../../env.ts';
import { readViewerOfFrame } from '../../features/account/read-viewer.ts';
import { holdsOneOf, staffRoles } from '../../features/account/sections.ts';
import { GraphProvider } from '../../lib/graph/graph-provider.tsx';
import { routing } from '../../lib/i18n/routing.ts';
import { Header } from './header.tsx';

interface LayoutProps {
  readonly params: Promise<{ readonly locale: string }>;
  readonly children: ReactNode;
}

export const viewport: Viewport = { themeColor: '#f6f3ee', width: 'device-width', initialScale: 1 };

export async function generateMetadata({ params }: LayoutProps): Promise<Metadata> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) return {};
  const t = await getTranslations({ locale, namespace: 'brand' });
  return {
    title: { default: t('name'), template: `%s · ${t('name')}` },
    description: t('description'),
    robots: { index: false, follow: false },
  };
}

export default async function Layout({ params, children }: LayoutProps): Promise<ReactNode> {
  const { locale } = await params;
  if (!hasLocale(routing.locales, locale)) notFound();
  const [viewer, t] = await Promise.all([readViewerOfFrame(), getTranslations({ locale, namespace: 'nav' })]);
  return (
    <html lang={locale}>
      <body className="flex min-h-dvh flex-col">
        <NextIntlClientProvider>
          <GraphProvider gateway={env().GATEWAY_PUBLIC_URL} viewerId={viewer?.id ?? null}>
            <ToastProvider label={t('toasts')} closeLabel={t('close')}>
              <a
                href="#content"
                className="sr-only focus:not-sr-only focus:absolute focus:z-50 focus:bg-paper focus:p-3"
              >
                {t('skip')}
              </a>
              {viewer && holdsOneOf(viewer, staffRoles) && <Header viewer={viewer} />}
              <main id="content" tabIndex={-1} className="flex-1 outline-none">
                {children}
              </main>
            </ToastProvider>
          </GraphProvider>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
