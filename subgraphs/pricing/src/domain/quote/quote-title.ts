import type { Localized } from '@alexandrite/contracts/locale';
import type { Material } from '../price/rules/offer.ts';

/** How a quoted piece is called in orders and work orders. */
export function quoteTitle(material: Material, fileName: string | null): Localized {
  const file = fileName === null ? '' : ` ${fileName}`;
  return {
    ru: `Изделие по модели${file}, ${lowerFirst(material.name.ru)}`,
    en: `Piece from model${file}, ${lowerFirst(material.name.en)}`,
  };
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
