import { encodeAnswer, type EncodableDocument } from './bson/encode.ts';
import { handlerOf, runCommand } from './commands/dispatch.ts';
import type { Origin, Server } from './commands/handler.ts';
import { CommandError } from './errors.ts';
import { readMessage, replyMessage, replyToOf, type Request } from './wire/message.ts';

/** A message that has arrived. */
export interface Job {
  readonly message: Buffer;
  readonly origin: Origin;
  readonly reply: (message: Buffer) => void;
  /** For a message that is cut short within itself: there is nothing to go by. */
  readonly hangUp: () => void;
}

function errorReply(error: unknown): EncodableDocument {
  if (error instanceof CommandError) {
    return { ok: 0, errmsg: error.message, code: error.code, codeName: error.codeName, ...error.details };
  }
  const message = error instanceof Error ? error.message : String(error);
  return { ok: 0, errmsg: `internal error: ${message}`, code: 1, codeName: 'InternalError' };
}

/**
 * Runs commands one after another. Those that arrived together share one transaction and so one sync of the disk
 * (group commit); nobody is answered before it. A command that fails in the middle leaves nothing behind.
 */
export class Executor {
  readonly #server: Server;
  #waiting: Job[] = [];

  constructor(server: Server) {
    this.#server = server;
  }

  submit(job: Job): void {
    this.#waiting.push(job);
    if (this.#waiting.length === 1) setImmediate(() => this.drain());
  }

  /** Runs everything that waits. */
  drain(): void {
    const jobs = this.#waiting;
    this.#waiting = [];
    const answers = jobs.map((job) => this.#answer(job));
    const failure = this.#commit();
    for (const answer of answers) answer(failure);
  }

  /** Does what a message asks for; the answer is to be sent once the group is committed. */
  #answer({ message, origin, reply, hangUp }: Job): (failure: Buffer | undefined) => void {
    try {
      const request = readMessage(message);
      const body = encodeAnswer(this.#run(request, origin));
      return (failure) => {
        if (request.wantsReply) reply(replyMessage(request, failure ?? body));
      };
    } catch (error) {
      if (!(error instanceof CommandError)) return hangUp;
      return () => reply(replyMessage(replyToOf(message), encodeAnswer(errorReply(error))));
    }
  }

  #run({ command }: Request, origin: Origin): EncodableDocument {
    try {
      const handler = handlerOf(command);
      if (!handler.writes) return runCommand(handler, command, this.#server, origin);
      return this.#write(() => runCommand(handler, command, this.#server, origin));
    } catch (error) {
      return errorReply(error);
    }
  }

  #write(run: () => EncodableDocument): EncodableDocument {
    const { file, catalogue } = this.#server;
    if (!file.isInTransaction) file.begin();
    file.savepoint();
    try {
      const reply = run();
      file.release();
      return reply;
    } catch (error) {
      file.rollBackToSavepoint();
      catalogue.load();
      throw error;
    }
  }

  /** The answer for everybody when the commit failed. */
  #commit(): Buffer | undefined {
    const { file, catalogue } = this.#server;
    if (!file.isInTransaction) return undefined;
    try {
      file.commit();
      return undefined;
    } catch (error) {
      file.rollBack();
      catalogue.load();
      return encodeAnswer(errorReply(error));
    }
  }
}
