import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { fitsOnDisk, type ModelUsage, refuseUploadBeyond } from './upload-allowance.ts';

const none: ModelUsage = { open: { count: 0, bytes: 0 }, kept: { count: 0, bytes: 0 } };
const roomy = { freeBytes: 1_000_000, floorBytes: 100 };

const codeOf = (byteSize: number, usage: Partial<ModelUsage>, disk = roomy, keptBytes = 1_000_000) =>
  refuseUploadBeyond(byteSize, { ...none, ...usage }, keptBytes, disk)?.code ?? null;

describe('an upload', () => {
  it('is taken while there is room for it', () => {
    expect(codeOf(1_000, {})).toBeNull();
  });

  it('is refused while too many await their bytes, or too many bytes are awaited', () => {
    const { openUploads, openUploadBytes } = uploadBounds;
    expect(codeOf(1, { open: { count: openUploads.limit - 1, bytes: 0 } })).toBeNull();
    expect(codeOf(1, { open: { count: openUploads.limit, bytes: 0 } })).toBe('TOO_MANY_OPEN_UPLOADS');
    expect(codeOf(2, { open: { count: 1, bytes: openUploadBytes.limit - 1 } })).toBe('TOO_MANY_OPEN_UPLOADS');
  });

  it('is refused when the account’s models would take more than is theirs, the awaited ones counted', () => {
    const usage = { open: { count: 1, bytes: 10 }, kept: { count: 5, bytes: 80 } };
    expect(codeOf(10, usage, roomy, 100)).toBeNull();
    expect(codeOf(11, usage, roomy, 100)).toBe('STORAGE_QUOTA');
    expect(codeOf(1, { kept: { count: uploadBounds.keptModels.limit, bytes: 0 } })).toBe('STORAGE_QUOTA');
  });

  it('is refused when it would not leave the floor of the disk free', () => {
    expect(fitsOnDisk(900, { freeBytes: 1_000, floorBytes: 100 })).toBe(true);
    expect(codeOf(901, {}, { freeBytes: 1_000, floorBytes: 100 })).toBe('NO_ROOM');
  });
});
