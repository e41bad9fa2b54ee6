import type { ModelProblemCode, ProblemSeverity } from '@alexandrite/contracts/events';

/** Figures and names that go into the text of a problem, and tell programs how large it is. */
export type ProblemParams = Readonly<Record<string, number | string>>;

/** Something found in a model file: what (a stable code), how grave, and the figures behind it. */
export interface ModelProblem {
  readonly code: ModelProblemCode;
  readonly severity: ProblemSeverity;
  readonly params: ProblemParams;
}

/** How grave each problem is, unless the place that finds it knows better. */
const usualSeverity: Readonly<Record<ModelProblemCode, ProblemSeverity>> = {
  EMPTY_FILE: 'BLOCKS',
  FILE_TOO_LARGE: 'BLOCKS',
  UPLOAD_INCOMPLETE: 'BLOCKS',
  UNKNOWN_FORMAT: 'BLOCKS',
  UNSUPPORTED_FORMAT: 'BLOCKS',
  TRUNCATED: 'BLOCKS',
  MALFORMED: 'BLOCKS',
  NO_TRIANGLES: 'BLOCKS',
  NON_FINITE_COORDINATE: 'BLOCKS',
  TOO_MANY_TRIANGLES: 'BLOCKS',
  TOO_COMPLEX: 'BLOCKS',
  OPEN_SURFACE: 'BLOCKS',
  NON_MANIFOLD_EDGES: 'WARNS',
  OVERLAPPING_BODIES: 'WARNS',
  WINDING_REPAIRED: 'NOTES',
  DEGENERATE_FACETS_DROPPED: 'NOTES',
  NO_VOLUME: 'BLOCKS',
  IMPLAUSIBLE_SIZE: 'WARNS',
  MEASURING_FAILED: 'BLOCKS',
};

/** A problem with its usual severity, or with one of the finder's choice. */
export function modelProblem(
  code: ModelProblemCode,
  params: ProblemParams = {},
  severity: ProblemSeverity = usualSeverity[code],
): ModelProblem {
  return { code, severity, params };
}

const gravity: Readonly<Record<ProblemSeverity, number>> = { BLOCKS: 0, WARNS: 1, NOTES: 2 };

/** The same problems, gravest first; equally grave ones keep their order. */
export function gravestFirst(problems: readonly ModelProblem[]): readonly ModelProblem[] {
  return problems.toSorted((a, b) => gravity[a.severity] - gravity[b.severity]);
}

/** Whether any of the problems forbids a price. */
export function blocksPrice(problems: readonly ModelProblem[]): boolean {
  return problems.some((problem) => problem.severity === 'BLOCKS');
}
