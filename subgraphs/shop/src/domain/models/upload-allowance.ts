import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { refuse, type Refused } from '@alexandrite/contracts/outcome';

/** Models of an account. */
export interface ModelUsage {
  /** Those that await their bytes. */
  readonly open: { readonly count: number; readonly bytes: number };
  /** All of them, and the bytes that are stored. */
  readonly kept: { readonly count: number; readonly bytes: number };
}

/** Space that the disk has, and what of it is not to be taken. */
export interface DiskRoom {
  readonly freeBytes: number;
  readonly floorBytes: number;
}

/** Whether a file fits on the disk and leaves the floor free. */
export function fitsOnDisk(byteSize: number, { freeBytes, floorBytes }: DiskRoom): boolean {
  return freeBytes - byteSize >= floorBytes;
}

/**
 * Refuses an upload that would be too much for its account or for the disk.
 * @param keptBytes most bytes that the account may store
 */
export function refuseUploadBeyond(
  byteSize: number,
  { open, kept }: ModelUsage,
  keptBytes: number,
  disk: DiskRoom,
): Refused<'UploadNotStarted'> | null {
  const { openUploads, openUploadBytes, keptModels, retrySeconds, awaitedHours } = uploadBounds;
  if (open.count >= openUploads.limit || open.bytes + byteSize > openUploadBytes.limit) {
    const fields = { hours: awaitedHours.limit, retryAfterSeconds: retrySeconds.limit };
    return refuse('UploadNotStarted', 'TOO_MANY_OPEN_UPLOADS', fields);
  }
  if (kept.count >= keptModels.limit || kept.bytes + open.bytes + byteSize > keptBytes) {
    return refuse('UploadNotStarted', 'STORAGE_QUOTA', { retryAfterSeconds: null });
  }
  return fitsOnDisk(byteSize, disk) ? null : noRoom();
}

const noRoom = (): Refused<'UploadNotStarted'> =>
  refuse('UploadNotStarted', 'NO_ROOM', { retryAfterSeconds: uploadBounds.retrySeconds.limit });
