/** What to put into a refusal's text and into the fields of its type. */
export type RefusalFields = Readonly<Record<string, string | number | null | readonly string[]>>;

/**
 * A refusal that a person can act on; expected, so it is returned and not thrown.
 * `type` is the GraphQL type it is presented as, `code` the stable reason, `fields` its further fields.
 */
export interface Refused<Type extends string = string> {
  readonly ok: false;
  readonly type: Type;
  readonly code: string;
  readonly fields: RefusalFields;
}

export interface Accepted<Value> {
  readonly ok: true;
  readonly value: Value;
}

/** How a decision or a command ended. */
export type Outcome<Value, RefusalType extends string> = Accepted<Value> | Refused<RefusalType>;

export function accept<Value>(value: Value): Accepted<Value> {
  return { ok: true, value };
}

export function refuse<Type extends string>(type: Type, code: string, fields: RefusalFields = {}): Refused<Type> {
  return { ok: false, type, code, fields };
}
