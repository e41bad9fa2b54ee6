import type { EncodableDocument } from '../bson/encode.ts';
import type { OpenCursors } from '../cursors/open-cursors.ts';
import type { Catalogue } from '../storage/catalogue.ts';
import type { DatabaseFile } from '../storage/database-file.ts';
import type { Command } from './command.ts';

/** What commands work on. */
export interface Server {
  readonly file: DatabaseFile;
  readonly catalogue: Catalogue;
  readonly cursors: OpenCursors;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
}

/** Where a command came from. */
export interface Origin {
  readonly connectionNumber: number;
  /** Address and port at which the client reached the server. */
  readonly address: string;
}

export interface Handler {
  /** Names of the fields it understands, beside its own and those which every command may have. */
  readonly options: readonly string[];
  /** Whether it runs in the transaction of its group; reading commands do not begin one. */
  readonly writes: boolean;
  /** Whether a client may repeat it with the same transaction number and gets the first answer again. */
  readonly retryable?: boolean;
  run(command: Command, server: Server, origin: Origin): EncodableDocument;
}
