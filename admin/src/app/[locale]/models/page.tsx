import { getTranslations } from 'next-intl/server';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { staffRoles } from '../../../features/account/sections.ts';
import { ParkedModelsView } from '../../../features/parked-models/parked-models-view.tsx';
import { readParkedModels } from '../../../features/parked-models/read-parked-models.ts';
import { requireStaff } from '../require-staff.ts';

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations('parked');
  return { title: t('title') };
}

export default async function ParkedModelsPage(): Promise<ReactNode> {
  await requireStaff('/models', staffRoles);
  return (
    <div className="shell pb-20 pt-7">
      <ParkedModelsView models={await readParkedModels()} />
    </div>
  );
}
