import { type DiskRoom, fitsOnDisk } from '../../domain/models/upload-allowance.ts';
import { OneAtATime } from './one-at-a-time.ts';
import { UploadPlaces } from './upload-places.ts';
import { type Pace, usualPace } from './watched-bytes.ts';

interface Options {
  /** Bytes that one account's models may take. */
  readonly keptBytes: number;
  /** Bytes of the disk that stay free. */
  readonly floorBytes: number;
  /** Bytes of the disk that are free. */
  readonly freeBytes: () => Promise<number>;
  readonly pace?: Pace | undefined;
}

/** What uploads are measured by. */
export class UploadDesk {
  readonly places = new UploadPlaces();
  /** Starts of uploads, one after another for each account. */
  readonly starting = new OneAtATime();
  readonly keptBytes: number;
  readonly pace: Pace;
  readonly #options: Options;

  constructor(options: Options) {
    this.#options = options;
    this.keptBytes = options.keptBytes;
    this.pace = options.pace ?? usualPace;
  }

  /** Space on the disk, as it is now. */
  async disk(): Promise<DiskRoom> {
    const { freeBytes, floorBytes } = this.#options;
    return { freeBytes: await freeBytes(), floorBytes };
  }

  /** Whether so many bytes more would leave the floor free. */
  async hasRoomFor(byteSize: number): Promise<boolean> {
    return fitsOnDisk(byteSize, await this.disk());
  }
}
