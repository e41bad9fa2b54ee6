import { modelProblem } from '../geometry/problems/model-problem.ts';
import type { ModelProblemCode } from '@alexandrite/contracts/events';
import type { MeasuredModel, ModelPreview, Parked } from './measured-model.ts';
import type { MeasuringResult } from './measuring-result.ts';

/**
 * Grows whenever the same file could be measured otherwise than before: earlier measurements are then used by the models
 * they were made for, and by no others.
 */
export const measuringVersion = 3;

/** What measuring makes of a model, apart from what the model is. */
type Outcome = Pick<
  MeasuredModel,
  'state' | 'measurement' | 'shape' | 'preview' | 'measuredWith' | 'problem' | 'parked'
>;

const nothing = { measurement: null, shape: null, preview: null, measuredWith: null, problem: null, parked: null };

/** Nothing is known yet. */
export const notMeasured: Outcome = { ...nothing, state: 'MEASURING' };

export function measuredAs(result: MeasuringResult, preview: ModelPreview | null): Outcome {
  return result.ok
    ? {
        ...nothing,
        state: 'MEASURED',
        measurement: result.measurement,
        shape: result.shape,
        preview,
        measuredWith: measuringVersion,
      }
    : { ...nothing, state: 'REJECTED', problem: result.problem, measuredWith: measuringVersion };
}

export function parkedFor({ reason, at }: Parked): Outcome {
  const kept = reason.slice(0, longestReason);
  return { ...nothing, state: 'REJECTED', problem: modelProblem('MEASURING_FAILED'), parked: { reason: kept, at } };
}

/** Characters of a reason that are kept: enough for a message and where it came from. */
const longestReason = 2_000;

/** Refusals that say something of our limits or of the storage, and may be others tomorrow. */
const passing: ReadonlySet<ModelProblemCode> = new Set([
  'FILE_TOO_LARGE',
  'UPLOAD_INCOMPLETE',
  'TOO_MANY_TRIANGLES',
  'TOO_COMPLEX',
  'UNPACKS_TOO_LARGE',
  'MEASURING_FAILED',
]);

/**
 * What is known of a file already, from models with the same content: the same bytes read in the same way come to the
 * same end. Nothing of those models but what is in the bytes is handed on, and not whose they were.
 * @param alike models with this content, of whatever name and owner
 */
export function outcomeOfSameFile(fileName: string, alike: readonly MeasuredModel[]): Outcome | null {
  const known = alike.find(
    (model) =>
      model.measuredWith === measuringVersion &&
      model.state !== 'MEASURING' &&
      (model.problem === null || !passing.has(model.problem.code)) &&
      // Which format a file is read in may depend on the end of its name, and on nothing else of it.
      endOf(model.fileName) === endOf(fileName),
  );
  if (!known) return null;
  const { state, measurement, shape, preview, measuredWith, problem } = known;
  return { state, measurement, shape, preview, measuredWith, problem, parked: null };
}

const endOf = (fileName: string): string => /\.([^./\\]+)$/.exec(fileName)?.[1]?.toLowerCase() ?? '';
