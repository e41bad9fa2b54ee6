import type { ViewerLabels } from '@alexandrite/ui/model-viewer';
import { useTranslations } from 'next-intl';

/** What the 3D viewer says, in the visitor's language. */
export function useViewerLabels(): ViewerLabels {
  const t = useTranslations('viewer');
  return { loading: t('loading'), failed: t('failed'), controls: t('controls') };
}
