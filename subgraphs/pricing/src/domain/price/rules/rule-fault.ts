import type { Localized } from '@alexandrite/contracts/locale';
import { tidyText } from '@alexandrite/contracts/texts';

/** What is wrong with a set of rules, and where. */
export interface RuleFault {
  /** Path of the field: `materials.0.fineness`. */
  readonly path: string;
  readonly code: RuleFaultCode;
  readonly message: Localized;
}

export type RuleFaultCode =
  'SHAPE' | 'NUMBER_RANGE' | 'TEXT' | 'NOT_UNIQUE' | 'NOT_FOUND' | 'ORDER' | 'EMPTY' | 'UNKNOWN_REGION';

/** The numbers that a field may hold. */
export interface Range {
  readonly least: number;
  readonly most: number;
  readonly whole?: boolean;
}

export const fault = (path: string, code: RuleFaultCode, ru: string, en: string): RuleFault => ({
  path,
  code,
  message: { ru, en },
});

/** Faults of the numbers of an object, by field. Written so that NaN and infinity fail. */
export function numberFaults(
  path: string,
  numbers: object,
  ranges: Readonly<Record<string, Range>>,
): readonly RuleFault[] {
  const values = new Map<string, unknown>(Object.entries(numbers));
  return Object.entries(ranges).flatMap(([field, { least, most, whole }]) => {
    const value = values.get(field);
    const fits = typeof value === 'number' && value >= least && value <= most && (!whole || Number.isInteger(value));
    if (fits) return [];
    return [
      fault(
        path === '' ? field : `${path}.${field}`,
        'NUMBER_RANGE',
        `Нужно ${whole ? 'целое ' : ''}число от ${least} до ${most}.`,
        `Give a ${whole ? 'whole ' : ''}number from ${least} to ${most}.`,
      ),
    ];
  });
}

/** Faults of ids and names: ids are told apart, names are there in every language. */
export function nameFaults(
  path: string,
  things: readonly { readonly id: string; readonly name: Localized }[],
): readonly RuleFault[] {
  const seen = new Set<string>();
  return things.flatMap(({ id, name }, index) => {
    const at = `${path}.${index}`;
    const faults: RuleFault[] = [];
    if (!/^[a-z0-9][a-z0-9.-]{0,59}$/.test(id)) {
      const ru = 'Код — до 60 строчных латинских букв, цифр, точек и дефисов.';
      faults.push(fault(`${at}.id`, 'TEXT', ru, 'An id is up to 60 small letters, digits, dots and hyphens.'));
    }
    if (seen.has(id)) faults.push(fault(`${at}.id`, 'NOT_UNIQUE', `Код ${id} уже есть.`, `There is another ${id}.`));
    seen.add(id);
    return [...faults, ...textFaults(`${at}.name`, name)];
  });
}

/** Faults of a text that customers read. */
export function textFaults(path: string, text: Localized): readonly RuleFault[] {
  return Object.entries(text).flatMap(([locale, words]) =>
    tidyText(words) === words && words !== '' && words.length <= 80
      ? []
      : [fault(`${path}.${locale}`, 'TEXT', 'Нужно от 1 до 80 знаков.', 'Give 1 to 80 characters.')],
  );
}
