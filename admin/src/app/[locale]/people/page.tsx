import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { peopleRoles } from '../../../features/account/sections.ts';
import { readPeopleFilter } from '../../../features/people/people-filter.ts';
import { PeopleView } from '../../../features/people/people-view.tsx';
import { readPeople } from '../../../features/people/read-people.ts';
import { requireStaff } from '../require-staff.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('people');
  return { title: t('title') };
}

interface PeoplePageProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

export default async function PeoplePage({ searchParams }: PeoplePageProps): Promise<ReactNode> {
  const viewer = await requireStaff('/people', peopleRoles);
  const filter = readPeopleFilter(await searchParams);
  return (
    <div className="shell pb-20 pt-7">
      <PeopleView viewerId={viewer.id} filter={filter} accounts={await readPeople(filter)} />
    </div>
  );
}
