/**
 * What the custom scalars of the graph are in TypeScript, on both sides of the wire.
 * A scalar that is not named here becomes `unknown`, so that it has to be checked before it is used.
 */
export const scalarTypes: Readonly<Record<string, string>> = {
  /** ISO 8601, UTC. */
  DateTime: 'string',
  /** A calendar day, `2026-03-31`. */
  Date: 'string',
  ID: 'string',
};
