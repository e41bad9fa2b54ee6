import type { Json } from './document.ts';

/** How a figure of the rules is written: amounts in roubles, shares in per cent, the rest as it is. */
export type FigureKind = 'money' | 'share' | 'number';

const factor: Readonly<Record<FigureKind, number>> = { money: 0.01, share: 100, number: 1 };
/** Beyond this, digits are the noise of binary fractions. */
const digits = 10;

/** A figure of the rules as it stands in a field: in Russian with a comma. */
export function figureText(value: number, kind: FigureKind, locale: string): string {
  const text = String(Number((value * factor[kind]).toFixed(digits)));
  return locale === 'ru' ? text.replace('.', ',') : text;
}

/** What is written in a field as a figure of the rules; null when it is no number. A comma is a point. */
export function readFigure(text: string, kind: FigureKind): number | null {
  const plain = text.replaceAll(/[\s\u00a0\u202f]/g, '').replace(',', '.');
  if (!/^-?(?:\d+\.?\d*|\.\d+)$/.test(plain)) return null;
  return Number((Number(plain) / factor[kind]).toFixed(digits));
}

const signs: Readonly<Record<FigureKind, string>> = { money: ' ₽', share: ' %', number: '' };

/** A value of the rules to be read: figures with their unit, texts as they are (`kind` null), a dash for none. */
export function shownFigure(value: Json | undefined, kind: FigureKind | null, locale: string): string {
  if (value === undefined || value === null) return '–';
  if (typeof value === 'number')
    return kind === null ? String(value) : `${figureText(value, kind, locale)}${signs[kind]}`;
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
