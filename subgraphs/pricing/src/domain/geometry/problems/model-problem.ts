import type { ModelProblemCode, ProblemSeverity } from '@alexandrite/contracts/events';

/** Figures and names that go into the text of a problem, and tell programs how large it is. */
export type ProblemParams = Readonly<Record<string, number | string>>;

/** Something found in a model file: what (a stable code), how grave, and the figures behind it. */
export interface ModelProblem {
  readonly code: ModelProblemCode;
  readonly severity: ProblemSeverity;
  readonly params: ProblemParams;
  /** Where on the model it is; left out when it is everywhere, nowhere, or the file could not be read. */
  readonly place?: ProblemPlace;
}

/** Places on a model, in the unit of the measurement that the problem belongs to. */
export interface ProblemPlace {
  /** Edges: x y z of both ends, six numbers each. */
  readonly segments: readonly number[];
  /** Spots: x y z, three numbers each. */
  readonly points: readonly number[];
  /** Whether there are more than are told. */
  readonly incomplete: boolean;
}

/** At most so many edges, and so many spots, are told of a place: enough to see it, little enough to keep and send. */
export const mostPlaces = { segments: 1000, points: 300 };

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
  UNPACKS_TOO_LARGE: 'BLOCKS',
  EXTERNAL_REFERENCE: 'BLOCKS',
  NODE_CYCLE: 'BLOCKS',
  OPEN_SURFACE: 'BLOCKS',
  NON_MANIFOLD_EDGES: 'WARNS',
  OVERLAPPING_BODIES: 'WARNS',
  WINDING_REPAIRED: 'NOTES',
  DEGENERATE_FACETS_DROPPED: 'NOTES',
  VERTICES_JOINED: 'NOTES',
  PARTS_LEFT_OUT: 'NOTES',
  NO_VOLUME: 'BLOCKS',
  THIN_WALL: 'WARNS',
  SMALL_DETAIL: 'WARNS',
  TOO_LARGE_TO_CAST: 'BLOCKS',
  TOO_HEAVY_TO_CAST: 'BLOCKS',
  IMPLAUSIBLE_SIZE: 'WARNS',
  MEASURING_FAILED: 'BLOCKS',
};

/** A problem with its usual severity, or with one of the finder's choice. */
export function modelProblem(
  code: ModelProblemCode,
  params: ProblemParams = {},
  severity: ProblemSeverity = usualSeverity[code],
  place: ProblemPlace | null = null,
): ModelProblem {
  return place ? { code, severity, params, place } : { code, severity, params };
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
