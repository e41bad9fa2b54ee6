import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { catalogueRoles } from '../../../../features/account/sections.ts';
import { catalogueAddress, readSearch, type Search } from '../../../../features/catalogue/catalogue-search.ts';
import { CatalogueView } from '../../../../features/catalogue/catalogue-view.tsx';
import { readCatalogue } from '../../../../features/catalogue/read-catalogue.ts';
import { requireStaff } from '../../require-staff.ts';

interface CataloguePageProps {
  readonly searchParams: Promise<Search>;
}

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('catalogue');
  return { title: t('title') };
}

export default async function CataloguePage({ searchParams }: CataloguePageProps): Promise<ReactNode> {
  const search = readSearch(await searchParams);
  await requireStaff(catalogueAddress(search), catalogueRoles);
  return (
    <div className="shell pb-20 pt-7">
      <CatalogueView search={search} page={await readCatalogue(search)} />
    </div>
  );
}
