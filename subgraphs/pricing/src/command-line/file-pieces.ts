import { type FileHandle, open } from 'node:fs/promises';

/** As much as is read from disk at once. */
const pieceBytes = 1 << 19;

/**
 * The content of a file, piece by piece. While one piece is worked on the next is read, into two buffers that are used
 * over and over: a piece is good until the next one is asked for.
 */
export async function* filePieces(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file);
  try {
    let [buffer, spare] = [new Uint8Array(pieceBytes), new Uint8Array(pieceBytes)];
    let coming = readPiece(handle, buffer);
    for (;;) {
      const length = await coming;
      if (length === 0) return;
      coming = readPiece(handle, spare);
      // Whoever stops asking leaves this one unread: its failure, if any, is of no interest then.
      coming.catch(() => undefined);
      yield buffer.subarray(0, length);
      [buffer, spare] = [spare, buffer];
    }
  } finally {
    await handle.close();
  }
}

async function readPiece(handle: FileHandle, into: Uint8Array): Promise<number> {
  return (await handle.read(into, 0, into.length, null)).bytesRead;
}
