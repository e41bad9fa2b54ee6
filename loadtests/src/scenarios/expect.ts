/** Looks into answers whose shape was asked for. */

export type Data = Readonly<Record<string, unknown>>;

/** What lies at a path; undefined when there is nothing. */
export function at(data: unknown, ...path: readonly (string | number)[]): unknown {
  let found: unknown = data;
  for (const step of path) {
    if (typeof found !== 'object' || found === null) return undefined;
    found = Reflect.get(found, step);
  }
  return found;
}

/** A text at a path. Throws when there is none. */
export function textAt(data: unknown, ...path: readonly (string | number)[]): string {
  const found = at(data, ...path);
  if (typeof found !== 'string') throw new Error(`no text at ${path.join('.')} of ${JSON.stringify(data)}`);
  return found;
}

/** A list at a path; empty when there is none. */
export function listAt(data: unknown, ...path: readonly (string | number)[]): readonly unknown[] {
  const found = at(data, ...path);
  return Array.isArray(found) ? (found as readonly unknown[]) : []; // isArray gives any[]
}

/** Right when the field answers with one of these types; else what it refuses with. */
export const answersWith =
  (field: string, ...types: readonly string[]) =>
  (data: Data): string | null => {
    const type = at(data, field, '__typename');
    if (typeof type === 'string' && types.includes(type)) return null;
    const code = at(data, field, 'code');
    return `refused: ${typeof code === 'string' ? code : String(type)}`;
  };

/** Right when there is something at the path. */
export const has =
  (...path: readonly (string | number)[]) =>
  (data: Data): string | null =>
    at(data, ...path) === undefined || at(data, ...path) === null ? 'WRONG_ANSWER' : null;

/** Right when there is a list with something in it at the path. */
export const hasSome =
  (...path: readonly (string | number)[]) =>
  (data: Data): string | null =>
    listAt(data, ...path).length > 0 ? null : 'WRONG_ANSWER';
