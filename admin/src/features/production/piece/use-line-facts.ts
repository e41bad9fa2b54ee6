import { sizeText } from '@alexandrite/app-kit/piece-words';
import { useFormatter, useLocale, useTranslations } from 'next-intl';
import { metalColor } from '@alexandrite/ui/model-viewer';
import { useMetalName } from '../../../ui/piece/use-metal-name.ts';
import type { QueuedWork } from '../work-order.ts';

type Line = QueuedWork['lines'][number];

interface Chosen {
  /** False while the order cannot be read: nobody should guess a metal at the bench. */
  readonly isKnown: boolean;
  readonly metal: string | null;
  readonly size: string | null;
}

/**
 * Metal and size that the customer chose for a catalogue piece. Work orders of earlier releases name the piece only:
 * there they stand in the line of the order that it was made from, which has the same place.
 */
export function chosenFor({ lines, order }: Pick<QueuedWork, 'lines' | 'order'>, index: number): Chosen {
  const { product, metal = null, size = null } = lines[index] ?? {};
  if (!product) return { isKnown: true, metal: null, size: null };
  if (metal !== null) return { isKnown: true, metal, size };
  const ordered = order?.lines[index];
  if (ordered?.product?.id !== product.id) return { isKnown: false, metal: null, size: null };
  return { isKnown: true, metal: ordered.metal ?? product.metals[0] ?? null, size: ordered.size };
}

/**
 * Mass of one piece in grams. The catalogue knows it for the usual metal and size only: of another it would mislead, so
 * nothing is said.
 */
export function massOf({ quote, product }: Line, { metal, size }: Pick<Chosen, 'metal' | 'size'>): number | null {
  if (quote) return quote.massGrams;
  return metal !== null && metal === product?.metals[0] && size === null ? product.massGrams : null;
}

/** Colour of the metal of a line, #rrggbb. */
export function colorOf(line: Line, { metal }: Chosen): string {
  return line.quote?.material.color ?? metalColor(metal ?? '');
}

/** What has to be known to make a line, in few words: metal, finish, size, mass of one piece. */
export function useLineFacts(): (line: Line, chosen: Chosen) => readonly string[] {
  const t = useTranslations('work');
  const locale = useLocale();
  const format = useFormatter();
  const metalName = useMetalName();
  return (line, chosen) => {
    const { quote } = line;
    const { metal, size } = chosen;
    const mass = massOf(line, chosen);
    return [
      quote?.material.name ?? (metal === null ? null : metalName(metal)),
      quote?.finish.name ?? null,
      chosen.isKnown ? null : t('choiceUnknown'),
      size === null ? null : t('size', { size: sizeText(size, locale) }),
      mass === null ? null : t('grams', { mass: format.number(mass, { maximumFractionDigits: 2 }) }),
    ].filter((fact) => fact !== null);
  };
}
