import { textBounds } from '@alexandrite/contracts/bounds/texts';
import type { Locale, Localized } from '@alexandrite/contracts/locale';
import { type Refused, type RefusalFields, refuse } from '@alexandrite/contracts/outcome';

/** Texts by code; `{name}` is replaced by the refusal's field of that name. */
export type TextCatalogue = Readonly<Record<string, Localized>>;

/** Texts that every service needs. */
export const commonTexts: TextCatalogue = {
  NOT_SIGNED_IN: { ru: 'Сначала войдите в свою учётную запись.', en: 'Sign in first.' },
  NOT_ALLOWED: { ru: 'Для этого у вас нет прав.', en: 'Your role does not allow this.' },
  TEXT_SIGNS: {
    ru: 'В тексте есть управляющие знаки или знаки, меняющие направление письма. Наберите его заново.',
    en: 'The text holds control characters, or ones that change the direction of writing. Please type it again.',
  },
  IDEMPOTENCY_KEY_REUSED: {
    ru: 'Этот ключ запроса уже использован для другого запроса. Возьмите новый ключ.',
    en: 'This idempotency key was used for another request. Use a new key.',
  },
  IDEMPOTENCY_KEY_FORMAT: {
    ru: 'Ключ запроса должен содержать от 8 до 128 печатных знаков без пробелов.',
    en: 'An idempotency key has 8 to 128 printable characters and no spaces.',
  },
};

/** Puts fields into a text: 'at most {max}' with { max: 5 } is 'at most 5'. */
export function fillText(text: string, fields: RefusalFields): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) => {
    const value = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return value === undefined || value === null ? placeholder : String(value);
  });
}

/** The text of a code in a language. Throws when the catalogue lacks it: a test asks for every code. */
export function textOf(catalogue: TextCatalogue, code: string, locale: Locale, fields: RefusalFields = {}): string {
  const text = [catalogue, commonTexts].find((texts) => Object.hasOwn(texts, code))?.[code];
  if (!text) throw new Error(`no text for ${code}`);
  return fillText(text[locale], fields);
}

/** What resolvers of a refusal type are handed: its texts and its further fields. */
export type PresentedRefusal = { readonly code: string; readonly message: string } & RefusalFields;

/** A refusal as GraphQL shows it: its type, code, message in the caller's language, and its further fields. */
export function presentRefusal<Type extends string>(
  refusal: Refused<Type>,
  catalogue: TextCatalogue,
  locale: Locale,
): PresentedRefusal & { readonly __typename: Type } {
  const message = textOf(catalogue, refusal.code, locale, refusal.fields);
  return { ...refusal.fields, __typename: refusal.type, code: refusal.code, message };
}

export const notSignedIn = (): Refused<'NotSignedIn'> => refuse('NotSignedIn', 'NOT_SIGNED_IN');
export const notAllowed = (): Refused<'NotAllowed'> => refuse('NotAllowed', 'NOT_ALLOWED');
export const notFound = (code: string): Refused<'NotFound'> => refuse('NotFound', code);
export const invalidInput = (code: string, field: string | null, fields: RefusalFields = {}): Refused<'InvalidInput'> =>
  refuse('InvalidInput', code, { ...fields, field });
export const idempotencyKeyReused = (): Refused<'IdempotencyKeyReused'> =>
  refuse('IdempotencyKeyReused', 'IDEMPOTENCY_KEY_REUSED');

/** Checks the form of a caller's idempotency key. */
export function refuseBadIdempotencyKey(idempotencyKey: string): Refused<'InvalidInput'> | null {
  const isFit = idempotencyKey.length <= textBounds.idempotencyKey.limit && /^[\x21-\x7e]{8,}$/.test(idempotencyKey);
  return isFit ? null : invalidInput('IDEMPOTENCY_KEY_FORMAT', 'idempotencyKey');
}
