import { Inflate } from 'fflate';
import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { Crc32 } from './crc32.ts';

/*
 * ZIP archives, after PKWARE's APPNOTE 6.3: read by their central directory, the one account of what is in them that
 * writers have to keep right (names and sizes before the files themselves may be left open). ZIP64 fields are read,
 * because some writers always write them; spanned archives are not.
 */
const endSignature = 0x06054b50;
const zip64LocatorSignature = 0x07064b50;
const zip64EndSignature = 0x06064b50;
const entrySignature = 0x02014b50;
const fileSignature = 0x04034b50;
const endBytes = 22;
const longestComment = 0xffff;
const entryBytes = 46;
const fileHeaderBytes = 30;
const zip64Field = 1;
/** Stands where the value is in the ZIP64 field. */
const elsewhere = 0xffffffff;
const encryptedFlag = 1;
const mostEntries = 100_000;

/** A file in an archive. */
export interface ZipEntry {
  readonly name: string;
  readonly isEncrypted: boolean;
  /** 0 stored, 8 deflated. */
  readonly method: number;
  readonly crc32: number;
  readonly packedBytes: number;
  readonly byteLength: number;
  /** Where its own header lies. */
  readonly offset: number;
}

/** The files in an archive, or what is wrong with it. */
export function* zipEntries(archive: Uint8Array): Generator<void, readonly ZipEntry[] | ModelProblem> {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  const directory = directoryOf(view);
  if ('code' in directory) return directory;
  if (directory.count > mostEntries) return modelProblem('TOO_COMPLEX', { reason: 'ARCHIVE_ENTRIES' });
  const entries: ZipEntry[] = [];
  let at = directory.offset;
  for (let number = 0; number < directory.count; number++) {
    if (at + entryBytes > archive.length || view.getUint32(at, true) !== entrySignature) return damaged('DIRECTORY');
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const next = at + entryBytes + nameLength + extraLength + view.getUint16(at + 32, true);
    if (next > archive.length) return damaged('DIRECTORY');
    entries.push(entryAt(view, at, nameLength, extraLength));
    at = next;
    if (number % 1000 === 999) yield;
  }
  return entries;
}

function directoryOf(view: DataView): { count: number; offset: number } | ModelProblem {
  const first = Math.max(0, view.byteLength - endBytes - longestComment);
  let at = view.byteLength - endBytes;
  while (at >= first && view.getUint32(at, true) !== endSignature) at--;
  if (at < first) return damaged('NO_DIRECTORY', 'TRUNCATED');
  const count = view.getUint16(at + 10, true);
  const offset = view.getUint32(at + 16, true);
  if (count !== 0xffff && offset !== elsewhere) return { count, offset };
  if (at < 20 || view.getUint32(at - 20, true) !== zip64LocatorSignature) return { count, offset };
  const end = largeInteger(view, at - 12);
  if (end + 56 > view.byteLength || view.getUint32(end, true) !== zip64EndSignature) return damaged('DIRECTORY');
  return { count: largeInteger(view, end + 32), offset: largeInteger(view, end + 48) };
}

function entryAt(view: DataView, at: number, nameLength: number, extraLength: number): ZipEntry {
  const bytes = new Uint8Array(view.buffer, view.byteOffset + at + entryBytes, nameLength);
  const large = new LargeFields(view, at + entryBytes + nameLength, extraLength);
  // In this order the fields that are elsewhere stand there.
  const byteLength = large.or(view.getUint32(at + 24, true));
  const packedBytes = large.or(view.getUint32(at + 20, true));
  const offset = large.or(view.getUint32(at + 42, true));
  return {
    name: new TextDecoder('utf-8').decode(bytes),
    isEncrypted: (view.getUint16(at + 8, true) & encryptedFlag) !== 0,
    method: view.getUint16(at + 10, true),
    crc32: view.getUint32(at + 16, true),
    packedBytes,
    byteLength,
    offset,
  };
}

/** The values that did not fit their fields of 32 bits. */
class LargeFields {
  readonly #view: DataView;
  #at = 0;
  #end = 0;

  constructor(view: DataView, from: number, length: number) {
    this.#view = view;
    for (let at = from; at + 4 <= from + length;) {
      const size = view.getUint16(at + 2, true);
      if (view.getUint16(at, true) === zip64Field) {
        this.#at = at + 4;
        this.#end = Math.min(from + length, at + 4 + size);
      }
      at += 4 + size;
    }
  }

  or(value: number): number {
    if (value !== elsewhere || this.#at + 8 > this.#end) return value;
    this.#at += 8;
    return largeInteger(this.#view, this.#at - 8);
  }
}

const largeInteger = (view: DataView, at: number): number =>
  view.getUint32(at, true) + view.getUint32(at + 4, true) * 2 ** 32;

/** So much is unpacked at a stretch: deflate makes at most a thousand times as much of it. */
const sliceBytes = 1 << 14;

/** How much an archive may yet unpack to. */
export interface UnpackingLimit {
  readonly limitBytes: number;
  left: number;
}

/**
 * Unpacks a file of an archive and gives it to `take` piece by piece. Yields how many packed bytes it has done.
 * @param limit is drawn on; beyond it nothing is unpacked, whatever the archive says about its sizes
 */
export function* unpack(
  archive: Uint8Array,
  entry: ZipEntry,
  limit: UnpackingLimit,
  take: (bytes: Uint8Array) => ModelProblem | null,
): Generator<number, ModelProblem | null> {
  if (entry.isEncrypted) return modelProblem('UNSUPPORTED_FORMAT', { format: '3MF (encrypted)' });
  if (entry.method !== 0 && entry.method !== 8) {
    return modelProblem('UNSUPPORTED_FORMAT', { format: `3MF (ZIP method ${entry.method})` });
  }
  const packed = packedBytesOf(archive, entry);
  if ('code' in packed) return packed;
  const unpacked = new Unpacked(entry, limit, take);
  const inflate = entry.method === 8 ? new Inflate((bytes) => unpacked.push(bytes)) : null;
  for (let at = 0; at < packed.length; at += sliceBytes) {
    const slice = packed.subarray(at, at + sliceBytes);
    try {
      if (inflate) inflate.push(slice, at + sliceBytes >= packed.length);
      else unpacked.push(slice);
    } catch {
      // fflate throws at what is no deflate stream, or one that ends too early.
      return unpacked.problem ?? damaged('DEFLATE');
    }
    if (unpacked.problem) return unpacked.problem;
    yield slice.length;
  }
  return unpacked.end();
}

function packedBytesOf(archive: Uint8Array, { offset, packedBytes }: ZipEntry): Uint8Array | ModelProblem {
  const view = new DataView(archive.buffer, archive.byteOffset, archive.length);
  if (offset + fileHeaderBytes > archive.length) return damaged('ENTRY', 'TRUNCATED');
  if (view.getUint32(offset, true) !== fileSignature) return damaged('ENTRY');
  const from = offset + fileHeaderBytes + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
  return from + packedBytes > archive.length
    ? damaged('ENTRY', 'TRUNCATED')
    : archive.subarray(from, from + packedBytes);
}

/** What comes out of an archive: counted, checked, and handed on. */
class Unpacked {
  problem: ModelProblem | null = null;
  readonly #entry: ZipEntry;
  readonly #limit: UnpackingLimit;
  readonly #take: (bytes: Uint8Array) => ModelProblem | null;
  readonly #crc32 = new Crc32();
  #length = 0;

  constructor(entry: ZipEntry, limit: UnpackingLimit, take: (bytes: Uint8Array) => ModelProblem | null) {
    this.#entry = entry;
    this.#limit = limit;
    this.#take = take;
  }

  push(bytes: Uint8Array): void {
    if (this.problem) return;
    this.#length += bytes.length;
    this.#limit.left -= bytes.length;
    if (this.#limit.left < 0) {
      this.problem = modelProblem('UNPACKS_TOO_LARGE', { limitBytes: this.#limit.limitBytes });
      return;
    }
    if (this.#length > this.#entry.byteLength) {
      this.problem = damaged('ENTRY_SIZE');
      return;
    }
    this.#crc32.push(bytes);
    this.problem = this.#take(bytes);
  }

  end(): ModelProblem | null {
    if (this.#length !== this.#entry.byteLength) return damaged('ENTRY_SIZE');
    return this.#crc32.value === this.#entry.crc32 ? null : damaged('CHECKSUM');
  }
}

const damaged = (reason: string, code: 'MALFORMED' | 'TRUNCATED' = 'MALFORMED'): ModelProblem =>
  modelProblem(code, { reason });
