import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { gauge } from '@alexandrite/service-kit/metrics';

const receiving = gauge('shop_uploads_receiving', 'Files of models being received at this moment.');

/** A place of a file that is being received. */
export interface UploadPlace {
  leave(): void;
}

/** Why there is no place. */
export type NoPlace = 'TOO_MANY_AT_ONCE' | 'UPLOADS_BUSY';

/** Files being received by this process, counted by account and in all. */
export class UploadPlaces {
  readonly #byOwner = new Map<string, number>();
  #count = 0;
  #bytes = 0;

  /** Declared sizes of all that are being received: so much of the free disk is spoken for. */
  get bytes(): number {
    return this.#bytes;
  }

  enter(ownerId: string, byteSize: number): UploadPlace | NoPlace {
    const own = this.#byOwner.get(ownerId) ?? 0;
    if (own >= uploadBounds.sendingEach.limit) return 'TOO_MANY_AT_ONCE';
    if (this.#count >= uploadBounds.sendingAll.limit) return 'UPLOADS_BUSY';
    this.#byOwner.set(ownerId, own + 1);
    this.#change(1, byteSize);
    return { leave: () => this.#leave(ownerId, byteSize) };
  }

  #leave(ownerId: string, byteSize: number): void {
    const left = (this.#byOwner.get(ownerId) ?? 1) - 1;
    if (left > 0) this.#byOwner.set(ownerId, left);
    else this.#byOwner.delete(ownerId);
    this.#change(-1, -byteSize);
  }

  #change(count: number, bytes: number): void {
    this.#count += count;
    this.#bytes += bytes;
    receiving.set(this.#count);
  }
}
