import type { Failure } from './use-action.ts';

/** Any refusal of the API: what it says is written for the visitor, in their language. */
interface RefusalLike {
  readonly code: string;
  readonly message: string;
  readonly field?: string | null;
}

/** What is told to a visitor when the API refused. `input.email` becomes `email`, the name of its field. */
export function failureOf({ message, field }: RefusalLike): Failure {
  return { message, field: field?.split('.').at(-1) };
}
