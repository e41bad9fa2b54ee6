import * as z from 'zod';

const error = z.object({
  message: z.string(),
  path: z.array(z.union([z.string(), z.number()])).optional(),
  extensions: z.record(z.string(), z.unknown()).optional(),
});

const answer = z.object({
  data: z.record(z.string(), z.unknown()).nullish(),
  errors: z.array(error).optional(),
});

/** An error as a subgraph words it. */
export type SubgraphError = z.output<typeof error>;

/** What a subgraph answered. */
export type SubgraphAnswer = z.output<typeof answer>;

/** @throws when it is not an answer in GraphQL. */
export function parseAnswer(text: string): SubgraphAnswer {
  const parsed = answer.parse(JSON.parse(text));
  if (parsed.data === undefined && parsed.errors === undefined) throw new Error('neither data nor errors');
  return parsed;
}
