import { modelProblem } from '../geometry/problems/model-problem.ts';
import type { MeasuredModel } from './measured-model.ts';
import { measuredAs, measuringVersion, notMeasured, outcomeOfSameFile, parkedFor } from './model-outcome.ts';

const rejected = measuredAs({ ok: false, problem: modelProblem('TRUNCATED') }, null);

const aModel = (given: Partial<MeasuredModel> = {}): MeasuredModel => ({
  id: 'mdl_known',
  ownerId: 'acc_known',
  fileName: 'known.stl',
  storageKey: 'models/known.stl',
  byteSize: 84,
  sha256: 'a'.repeat(64),
  channel: 'SHOP',
  takenUpAt: new Date('2026-03-02T09:00:00.000Z'),
  ...rejected,
  ...given,
});

describe('what is known of a file that was uploaded before', () => {
  it('is what it came to, and nothing of whose it was', () => {
    const outcome = outcomeOfSameFile('mine.STL', [aModel()]);
    expect(outcome).toEqual(rejected);
    expect(JSON.stringify(outcome)).not.toContain('known');
  });

  it.each<[string, Partial<MeasuredModel>]>([
    ['is being measured yet', notMeasured],
    ['was parked', parkedFor({ reason: 'fell over', at: new Date() })],
    ['was read in another format', { fileName: 'known.obj' }],
    ['was measured otherwise than today', { measuredWith: measuringVersion - 1 }],
    ['was refused for our limits', measuredAs({ ok: false, problem: modelProblem('TOO_COMPLEX') }, null)],
  ])('is nothing when it %s', (_, given) => {
    expect(outcomeOfSameFile('mine.stl', [aModel(given)])).toBeNull();
  });

  it('is found among others with the same content', () => {
    expect(outcomeOfSameFile('mine.stl', [aModel({ fileName: 'known.obj' }), aModel()])).toEqual(rejected);
  });
});

it('keeps the beginning of a long reason', () => {
  const { parked } = parkedFor({ reason: 'x'.repeat(100_000), at: new Date() });
  expect(parked?.reason).toHaveLength(2_000);
});
