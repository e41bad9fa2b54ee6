import {
  type ModelStatus,
  modelLifecycle,
  modelStatuses,
  type UploadedModel,
  withFile,
  withMeasurement,
} from './model.ts';

const aModel = (given: Partial<UploadedModel> = {}): UploadedModel => ({
  id: 'mdl_1',
  ownerId: 'acc_1',
  fileName: 'ring.stl',
  channel: 'SHOP',
  status: 'AWAITING_UPLOAD',
  byteSize: 84,
  file: null,
  problem: null,
  preview: null,
  createdAt: new Date('2026-03-02T09:00:00.000Z'),
  ...given,
});
const aFile = { storageKey: 'models/mdl_1/file_1', byteSize: 84, sha256: 'a'.repeat(64) };

describe('a model', () => {
  it('can come to every status', () => {
    const reached = new Set<ModelStatus>(['AWAITING_UPLOAD']);
    for (const status of reached) for (const next of Object.values(modelLifecycle[status])) reached.add(next);
    expect([...reached].sort()).toEqual([...modelStatuses].sort());
  });

  it('takes one file and no other', () => {
    const uploaded = withFile(aModel(), aFile);
    expect(uploaded).toMatchObject({ status: 'UPLOADED', file: aFile });
    expect(uploaded && withFile(uploaded, aFile)).toBeNull();
  });

  it('says why it cannot be read, and no longer when it can be after all', () => {
    const rejected = withMeasurement(aModel({ status: 'UPLOADED', file: aFile }), {
      readable: false,
      problem: 'MEASURING_FAILED',
    });
    expect(rejected).toMatchObject({ status: 'UNREADABLE', problem: 'MEASURING_FAILED' });
    expect(rejected && withMeasurement(rejected, { readable: true })).toMatchObject({ status: 'READY', problem: null });
  });

  it('takes the preview that it is measured with, or one that comes later', () => {
    const preview = { storageKey: 'previews/1.glb', byteSize: 10 };
    const measured = withMeasurement(aModel({ status: 'UPLOADED', file: aFile }), { readable: true, preview });
    expect(measured).toMatchObject({ status: 'READY', preview });
    expect(measured && withMeasurement(measured, { readable: true, preview })).toBeNull();
    const another = { storageKey: 'previews/2.glb', byteSize: 20 };
    expect(measured && withMeasurement(measured, { readable: true, preview: another })).toMatchObject({
      status: 'READY',
      preview: another,
    });
    expect(withMeasurement(aModel(), { readable: true, preview })).toBeNull();
  });

  it('stays ready whatever comes late', () => {
    const ready = aModel({ status: 'READY', file: aFile });
    expect(withMeasurement(ready, { readable: true })).toBeNull();
    expect(withMeasurement(ready, { readable: false, problem: 'TRUNCATED' })).toBeNull();
  });
});
