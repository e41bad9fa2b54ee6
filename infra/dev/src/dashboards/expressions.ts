import type { Dashboard } from './grafana.ts';

/** Everything that a dashboard asks Prometheus. */
export function expressionsOf({ rows }: Dashboard): readonly string[] {
  return rows.flatMap(({ panels }) => panels).flatMap(({ queries }) => queries.map(({ expr }) => expr));
}
