/** What JSON can say. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

/** The value at a path such as `materials.0.fineness`; undefined when there is none. */
export function valueAt(document: Json, path: string): Json | undefined {
  if (path === '') return document;
  let value: Json | undefined = document;
  for (const key of path.split('.')) value = value === undefined ? undefined : partOf(value, key);
  return value;
}

function partOf(value: Json, key: string): Json | undefined {
  if (isList(value)) return value[Number(key)];
  return isObject(value) && Object.hasOwn(value, key) ? value[key] : undefined;
}

/** The same document with another value at a path whose parents are there; the original stays as it is. */
export function withValueAt(document: Json, path: string, value: Json): Json {
  if (path === '') return value;
  const [key = '', ...rest] = path.split('.');
  const part = withValueAt(partOf(document, key) ?? null, rest.join('.'), value);
  if (isList(document)) return document.with(Number(key), part);
  return isObject(document) ? { ...document, [key]: part } : document;
}

/** A list at a path; empty when there is none. */
export function listAt(document: Json, path: string): readonly Json[] {
  const value = valueAt(document, path);
  return value !== undefined && isList(value) ? value : [];
}

/** A value that is not what it was; undefined where there is, or was, none. */
export interface Change {
  readonly path: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

/** Every single value in which two documents differ, in the order of the first. */
export function changesOf(before: Json | undefined, after: Json | undefined, path = ''): readonly Change[] {
  if (before === after) return [];
  const keys = [...new Set([...keysOf(before), ...keysOf(after)])];
  if (keys.length === 0) return sameEmpty(before, after) ? [] : [{ path, before, after }];
  return keys.flatMap((key) =>
    changesOf(
      before === undefined ? undefined : partOf(before, key),
      after === undefined ? undefined : partOf(after, key),
      path === '' ? key : `${path}.${key}`,
    ),
  );
}

/** Both are lists, or both are objects, with nothing in them. */
function sameEmpty(before: Json | undefined, after: Json | undefined): boolean {
  return typeof before === 'object' && JSON.stringify(before) === JSON.stringify(after);
}

function keysOf(value: Json | undefined): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : [];
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value);
}

function isObject(value: Json): value is Readonly<Record<string, Json>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether something that came over the wire is a document. Everything in it came from JSON. */
export function isDocument(value: unknown): value is Json {
  return typeof value === 'object' && value !== null;
}
