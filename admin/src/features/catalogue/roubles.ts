/** Spaces of all kinds, and the rouble in the ways that people write it. */
const unspoken = /[\s\u00a0\u202f₽]|руб(?:лей|ля|ль|\.)?|р\.?$|rub(?:les?)?$/giu;

/**
 * An amount as people type it, in kopecks: `12 500,50 ₽`, `₽12,500.50`, `12500`. Null when it is none.
 * Kopecks have two digits, so a sign with three behind it parts thousands, whichever of the two it is.
 */
export function readRoubles(text: string): number | null {
  const plain = text.replaceAll(unspoken, '');
  const [, whole = '', kopecks = ''] =
    /^(\d+|\d{1,3}(?:,\d{3})+|\d{1,3}(?:\.\d{3})+)(?:[.,](\d{1,2}))?$/.exec(plain) ?? [];
  if (whole === '') return null;
  const amount = Number(whole.replaceAll(/[.,]/g, '')) * 100 + Number(kopecks.padEnd(2, '0'));
  return Number.isSafeInteger(amount) ? amount : null;
}

/** An amount as it stands in a field: `12 500,50` in Russian, `12,500.50` in English; kopecks only where there are any. */
export function roublesText(amountMinor: number, locale: string): string {
  return new Intl.NumberFormat(locale, {
    minimumFractionDigits: 2,
    maximumFractionDigits: 2,
    trailingZeroDisplay: 'stripIfInteger',
  }).format(amountMinor / 100);
}
