import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { newId } from '@alexandrite/service-kit/ids';
import type { FileStore } from '@alexandrite/service-kit/storage';
import type { StoredFile } from '../domain/models/model.ts';

/** How the bytes of a file came in. */
export type Received =
  | { readonly end: 'WHOLE'; readonly file: StoredFile }
  | { readonly end: 'TOO_LARGE' }
  | { readonly end: 'CUT_SHORT' }
  | { readonly end: 'NO_ROOM' };

export type Bytes = AsyncIterable<Uint8Array>;

/** Every model has a folder of its own in this one. */
const root = 'models';

/** The bytes of uploaded models. They pass through; a file is never held in memory. */
export function openModelFiles(files: FileStore) {
  const folder = (modelId: string): string => `${root}/${modelId}`;

  return {
    /**
     * Stores what comes in. Every try has a file of its own, so that tries at the same time cannot mix their bytes and
     * one that broke off is in nobody's way; the model names the one that counts.
     * @param byteSize what was declared: more is not stored, less is cut short; either leaves no file behind
     */
    async receive(modelId: string, bytes: Bytes, byteSize: number): Promise<Received> {
      const storageKey = `${folder(modelId)}/${newId('file')}`;
      const meter = new ByteMeter(byteSize);
      try {
        const incoming = Readable.from(meter.pass(bytes), {
          objectMode: false,
          highWaterMark: uploadBounds.bufferedBytes.limit,
        });
        await files.putStream(storageKey, incoming, { contentLength: byteSize });
      } catch (fault) {
        await files.delete(storageKey);
        if (isDiskFull(fault)) return { end: 'NO_ROOM' };
        // A bucket refuses a body that ends before its declared length; every other fault is ours.
        if (meter.end === null || meter.end === 'WHOLE') throw fault;
      }
      if (meter.end !== 'WHOLE') {
        await files.delete(storageKey);
        return { end: meter.end ?? 'CUT_SHORT' };
      }
      return { end: 'WHOLE', file: { storageKey, byteSize, sha256: meter.sha256() } };
    },

    /** Reads what comes in without storing it: whether it is a file that is here already. */
    async compare(bytes: Bytes, file: StoredFile): Promise<boolean> {
      const meter = new ByteMeter(file.byteSize);
      const passing = meter.pass(bytes);
      while (!(await passing.next()).done);
      return meter.end === 'WHOLE' && meter.sha256() === file.sha256;
    },

    /** A model's file, or its preview. */
    async read({ storageKey }: Pick<StoredFile, 'storageKey'>): Promise<Readable> {
      return files.getStream(storageKey);
    },

    async drop({ storageKey }: Pick<StoredFile, 'storageKey'>): Promise<void> {
      await files.delete(storageKey);
    },

    /** Files that were last written before a moment, and whose they are. */
    async *olderThan(moment: Date): AsyncGenerator<{ readonly modelId: string; readonly storageKey: string }> {
      let page: string | undefined;
      do {
        const found = await files.listAll(root, { recursive: true, ...(page ? { paginationToken: page } : {}) });
        for (const object of found.objects) {
          const modelId = object.isFile ? object.key.split('/')[1] : undefined;
          if (!object.isFile || modelId === undefined) continue;
          const { lastModified } = await files.getMetaData(object.key);
          if (lastModified < moment) yield { modelId, storageKey: object.key };
        }
        page = found.paginationToken;
      } while (page);
    },

    /** Deletes what broken tries of a model left behind, once its file is known. */
    async tidy(modelId: string, { storageKey }: StoredFile): Promise<void> {
      const { objects } = await files.listAll(folder(modelId), { recursive: true });
      for (const object of objects) {
        if (object.isFile && object.key !== storageKey) await files.delete(object.key);
      }
    },
  };
}

type MeterEnd = Exclude<Received['end'], 'NO_ROOM'>;

/** Whether a file could not be written since the disk, or the share of it, is full. */
function isDiskFull(fault: unknown): boolean {
  if (!(fault instanceof Error)) return false;
  const code = 'code' in fault ? fault.code : null;
  return code === 'ENOSPC' || code === 'EDQUOT' || isDiskFull(fault.cause);
}

/** Counts and hashes bytes on their way, and stops beyond what was declared. */
class ByteMeter {
  readonly #declared: number;
  readonly #hash = createHash('sha256');
  #count = 0;
  #end: MeterEnd | null = null;

  constructor(declared: number) {
    this.#declared = declared;
  }

  /** null while bytes still pass. */
  get end(): MeterEnd | null {
    return this.#end;
  }

  sha256(): string {
    return this.#hash.digest('hex');
  }

  /** Passes bytes on. Never throws: a broken connection ends it, so that whoever writes a file can close it first. */
  async *pass(bytes: Bytes): AsyncGenerator<Uint8Array> {
    try {
      for await (const chunk of bytes) {
        this.#count += chunk.length;
        if (this.#count > this.#declared) {
          this.#end = 'TOO_LARGE';
          return;
        }
        this.#hash.update(chunk);
        yield chunk;
      }
      this.#end = this.#count === this.#declared ? 'WHOLE' : 'CUT_SHORT';
    } catch {
      this.#end = 'CUT_SHORT';
    }
  }
}
