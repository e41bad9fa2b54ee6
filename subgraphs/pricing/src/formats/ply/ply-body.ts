import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import type { TriangleSink } from '../../domain/geometry/surface/triangle-sink.ts';
import { outOfRange, PolygonFacets } from '../polygons/polygon-facets.ts';
import type { PlyElement, ScalarType } from './ply-header.ts';

/** What the values of a property are to us. */
type Role = 'X' | 'Y' | 'Z' | 'POLYGON' | 'STRIP' | 'NOTHING';

/** A property as it is read, one after another. */
interface Step {
  readonly role: Role;
  readonly type: ScalarType;
  readonly lengthType: ScalarType | null;
}

const axes: Readonly<Record<string, Role>> = { x: 'X', y: 'Y', z: 'Z' };
const isCornerList = (name: string): boolean => name === 'vertex_indices' || name === 'vertex_index';

/**
 * The body of a PLY file: takes its values one after another, whatever they are written in, and makes polygons of those
 * that matter. The caller asks for `type`, the type of the next value, and puts the value where it is taken from.
 */
export class PlyBody {
  /** The next value, for `take`: a double in a call would be a heap object. */
  readonly value = new Float64Array(1);
  /** The type of the next value; null when the body is complete. */
  type: ScalarType | null = null;
  readonly #facets: PolygonFacets;
  readonly #elements: readonly { readonly count: number; readonly steps: readonly Step[] }[];
  #element = -1;
  #steps: readonly Step[] = [];
  #step = 0;
  #role: Role = 'NOTHING';
  /** Whether the next value is the length of a list. */
  #isLength = false;
  /** Values of the list at hand that are yet to come. */
  #listLeft = 0;
  #recordsLeft = 0;
  #isVertex = false;
  /** The last two vertices of the strip at hand, and how many it has. */
  readonly #strip = { before: 0, last: 0, length: 0 };

  /** @param elements what the header says comes, checked by `problemOf` */
  constructor(sink: TriangleSink, elements: readonly PlyElement[]) {
    this.#facets = new PolygonFacets(sink);
    this.#elements = elements
      .filter(({ count, properties }) => count > 0 && properties.length > 0)
      .map(({ name, count, properties }) => ({
        count,
        steps: properties.map(({ name: property, type, lengthType }) => ({
          role: roleOf(name, property, lengthType !== null),
          type,
          lengthType,
        })),
      }));
    this.#nextElement();
  }

  /** Whether the next value matters; another may be passed over with `take` without having been read. */
  get matters(): boolean {
    return this.#isLength || this.#role !== 'NOTHING';
  }

  /** Takes the value; `line` is where it stands, in text. */
  take(line: number): ModelProblem | null {
    const value = this.value[0] ?? 0;
    if (this.#isLength) {
      if (!(value >= 0) || !Number.isInteger(value)) return malformed('LIST_LENGTH', line);
      this.#isLength = false;
      this.#listLeft = value;
      this.type = this.#steps[this.#step]?.type ?? null;
      return value === 0 ? this.#listEnds(line) : null;
    }
    const problem = this.#use(value, line);
    if (problem) return problem;
    if (this.#listLeft > 0) {
      this.#listLeft--;
      return this.#listLeft === 0 ? this.#listEnds(line) : null;
    }
    return this.#nextStep(line);
  }

  /** Everything was read. */
  end(): ModelProblem | null {
    if (this.type !== null) return modelProblem('TRUNCATED', { reason: 'CUT_SHORT', missing: this.#recordsLeft });
    return this.#facets.end();
  }

  #use(value: number, line: number): ModelProblem | null {
    switch (this.#role) {
      case 'NOTHING':
        return null;
      case 'X':
        this.#facets.vertices.next[0] = value;
        return null;
      case 'Y':
        this.#facets.vertices.next[1] = value;
        return null;
      case 'Z':
        this.#facets.vertices.next[2] = value;
        return null;
      case 'POLYGON':
        if (!(value >= 0) || !Number.isInteger(value)) return outOfRange(value, line);
        return this.#facets.corner(value);
      case 'STRIP':
        return this.#inStrip(value, line);
    }
  }

  /** In a strip every vertex makes a triangle with the two before it, every other one wound the other way; -1 ends it. */
  #inStrip(value: number, line: number): ModelProblem | null {
    const strip = this.#strip;
    if (value === -1) {
      strip.length = 0;
      return null;
    }
    if (!(value >= 0) || !Number.isInteger(value)) return outOfRange(value, line);
    const { before, last } = strip;
    const isTurned = strip.length % 2 === 1;
    strip.before = last;
    strip.last = value;
    strip.length++;
    if (strip.length < 3) return null;
    return (
      this.#facets.corner(isTurned ? last : before) ??
      this.#facets.corner(isTurned ? before : last) ??
      this.#facets.corner(value) ??
      this.#facets.endPolygon(line)
    );
  }

  #listEnds(line: number): ModelProblem | null {
    this.#strip.length = 0;
    const problem = this.#role === 'POLYGON' ? this.#facets.endPolygon(line) : null;
    return problem ?? this.#nextStep(line);
  }

  #nextStep(line: number): ModelProblem | null {
    this.#step++;
    if (this.#step === this.#steps.length) {
      const problem = this.#isVertex ? this.#vertexEnds(line) : null;
      if (problem) return problem;
      this.#recordsLeft--;
      this.#step = 0;
      if (this.#recordsLeft === 0) {
        this.#nextElement();
        return null;
      }
    }
    this.#begin();
    return null;
  }

  #vertexEnds(line: number): ModelProblem | null {
    const problem = this.#facets.vertices.add();
    return problem && line > 0 ? { ...problem, params: { ...problem.params, line } } : problem;
  }

  #nextElement(): void {
    const element = this.#elements[++this.#element];
    this.#steps = element?.steps ?? [];
    this.#recordsLeft = element?.count ?? 0;
    this.#isVertex = this.#steps.some(({ role }) => role === 'X');
    this.#step = 0;
    this.#begin();
  }

  /** Makes ready for the property at hand. */
  #begin(): void {
    const step = this.#steps[this.#step];
    this.#role = step?.role ?? 'NOTHING';
    this.#isLength = step !== undefined && step.lengthType !== null;
    this.type = step ? (step.lengthType ?? step.type) : null;
  }
}

function roleOf(element: string, property: string, isList: boolean): Role {
  if (element === 'vertex' && !isList) return axes[property] ?? 'NOTHING';
  if (element === 'face' && isList && isCornerList(property)) return 'POLYGON';
  if (element === 'tristrips' && isList && isCornerList(property)) return 'STRIP';
  return 'NOTHING';
}

/** What is wrong with the elements of a file before any of them is read. */
export function problemOf(elements: readonly PlyElement[]): ModelProblem | null {
  const hasFacets = elements.some(({ name, count, properties }) => {
    const roles = properties.map((property) => roleOf(name, property.name, property.lengthType !== null));
    return count > 0 && (roles.includes('POLYGON') || roles.includes('STRIP'));
  });
  if (!hasFacets) return modelProblem('NO_TRIANGLES');
  const vertices = elements.filter(({ name }) => name === 'vertex');
  const coordinates = vertices[0]?.properties.filter((one) => one.name in axes && one.lengthType === null) ?? [];
  const names = new Set(coordinates.map(({ name }) => name));
  const areThere = vertices.length === 1 && names.size === 3 && coordinates.length === 3;
  return areThere ? null : modelProblem('MALFORMED', { reason: 'NO_VERTICES' });
}

const malformed = (reason: string, line: number): ModelProblem =>
  modelProblem('MALFORMED', line > 0 ? { reason, line } : { reason });
