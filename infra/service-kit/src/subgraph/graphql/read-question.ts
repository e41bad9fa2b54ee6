import * as z from 'zod';

const shape = z.object({
  query: z.string(),
  operationName: z.string().nullish(),
  variables: z.record(z.string(), z.unknown()).nullish(),
});

/** What the gateway asks. */
export interface Question {
  readonly query: string;
  readonly operationName: string | null;
  readonly variables: Readonly<Record<string, unknown>>;
}

/** @throws SyntaxError when the body is no JSON, or no question */
export function readQuestion(body: string): Question {
  const read = shape.safeParse(JSON.parse(body));
  if (!read.success) throw new SyntaxError('the body is no GraphQL question');
  const { query, operationName, variables } = read.data;
  return { query, operationName: operationName ?? null, variables: variables ?? {} };
}
