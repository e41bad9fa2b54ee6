import { removed } from './scrub-text.ts';

/** Fields that could hold a person's data or a secret. */
export const personalFields = [
  'password',
  'token',
  'email',
  'displayName',
  'recipient',
  'phone',
  'address',
  'postcode',
  'authorization',
  'cookie',
  'set-cookie',
  'secret',
  'signature',
  'newPassword',
  'currentPassword',
  'clientAddress',
  'ip',
  // What a client sent, as it came.
  'headers',
  'rawHeaders',
  'variables',
  'body',
];
const personal: ReadonlySet<string> = new Set(personalFields.map((field) => field.toLowerCase()));

/** Nothing worth reading lies deeper; it also ends objects that hold themselves. */
const deepest = 10;

/**
 * A copy of what is to be logged in which no personal field has its value, wherever it stands. Objects with a form of
 * their own in a log, such as faults and moments, are left as they are.
 */
export function removePersonal<T extends object>(logged: T, depth?: number): T;
export function removePersonal(logged: unknown, depth?: number): unknown;
export function removePersonal(logged: unknown, depth = 0): unknown {
  if (!isPlain(logged)) return logged;
  if (depth === deepest) return '[too deep]';
  if (Array.isArray(logged)) {
    const parts: readonly unknown[] = logged;
    return parts.map((part) => removePersonal(part, depth + 1));
  }
  return Object.fromEntries(
    Object.entries(logged).map(([field, value]) => [
      field,
      personal.has(field.toLowerCase()) ? removed : removePersonal(value, depth + 1),
    ]),
  );
}

function isPlain(value: unknown): value is object {
  if (value === null || typeof value !== 'object') return false;
  if (Array.isArray(value)) return true;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype;
}
