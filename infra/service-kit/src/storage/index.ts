import { createReadStream } from 'node:fs';
import { mkdir, statfs } from 'node:fs/promises';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { Disk } from 'flydrive';
import { FSDriver } from 'flydrive/drivers/fs';
import { S3Driver } from 'flydrive/drivers/s3';
import { EnvironmentError } from '../env/index.ts';

export type FileStore = Disk;

/** Where files lie, as parsed from the environment. */
export interface StoragePlace {
  readonly STORAGE_DIR?: string | undefined;
  readonly S3_BUCKET?: string | undefined;
  readonly S3_REGION: string;
  readonly S3_ENDPOINT?: string | undefined;
  readonly S3_ACCESS_KEY_ID?: string | undefined;
  readonly S3_SECRET_ACCESS_KEY?: string | undefined;
}

/** Files in a folder, or in a bucket when one is named. Throws EnvironmentError when neither is. */
export function openFileStore(place: StoragePlace): FileStore {
  if (place.S3_BUCKET !== undefined) {
    return new Disk(
      new S3Driver({
        bucket: place.S3_BUCKET,
        region: place.S3_REGION,
        visibility: 'private',
        ...(place.S3_ENDPOINT === undefined ? {} : { endpoint: place.S3_ENDPOINT, forcePathStyle: true }),
        ...(place.S3_ACCESS_KEY_ID === undefined || place.S3_SECRET_ACCESS_KEY === undefined
          ? {}
          : { credentials: { accessKeyId: place.S3_ACCESS_KEY_ID, secretAccessKey: place.S3_SECRET_ACCESS_KEY } }),
      }),
    );
  }
  if (place.STORAGE_DIR === undefined)
    throw new EnvironmentError('Give STORAGE_DIR (a folder) or S3_BUCKET: model files need a place.');
  return new Disk(new FolderDriver(place.STORAGE_DIR));
}

/** Bytes of the disk that are free for files; a bucket has room for all. */
export async function freeBytesOf({ S3_BUCKET, STORAGE_DIR }: StoragePlace): Promise<number> {
  if (S3_BUCKET !== undefined || STORAGE_DIR === undefined) return Infinity;
  await mkdir(STORAGE_DIR, { recursive: true });
  const { bavail, bsize } = await statfs(STORAGE_DIR);
  return bavail * bsize;
}

/** What is read of a file at once, in bytes: a model has some megabytes, and every piece is handed from thread to thread. */
const pieceBytes = 262_144;

/** The driver of a folder, reading in larger pieces than a stream does by itself. */
class FolderDriver extends FSDriver {
  readonly #folder: string;

  constructor(folder: string) {
    super({ location: folder, visibility: 'private' });
    this.#folder = folder;
  }

  override getStream(key: string): Promise<Readable> {
    return Promise.resolve(createReadStream(path.join(this.#folder, key), { highWaterMark: pieceBytes }));
  }
}
