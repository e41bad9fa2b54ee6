import type { Encodable } from './bson/encode.ts';

/** An error that is answered to the client in the shape that MongoDB drivers expect. */
export class CommandError extends Error {
  readonly code: number;
  readonly codeName: string;
  /** Further fields of the answer, such as `keyPattern` and `keyValue` of a duplicate key. */
  readonly details: Readonly<Record<string, Encodable>>;

  constructor(code: number, codeName: string, message: string, details: Readonly<Record<string, Encodable>> = {}) {
    super(message);
    this.name = 'CommandError';
    this.code = code;
    this.codeName = codeName;
    this.details = details;
  }
}

/** What MongoDB itself would refuse: a malformed filter, a wrong type of an argument. */
export const badValue = (message: string): CommandError => new CommandError(2, 'BadValue', message);

/** What cannot be parsed as the command, the update or the stage it should be. */
export const failedToParse = (message: string): CommandError => new CommandError(9, 'FailedToParse', message);

/** An argument or a stored value of a type on which the operation has no meaning. */
export const typeMismatch = (message: string): CommandError => new CommandError(14, 'TypeMismatch', message);

/** What MongoDB can do and this server deliberately does not; `what` is named as the client wrote it. */
export const notSupported = (what: string): CommandError =>
  new CommandError(115, 'CommandNotSupported', `${what} is not supported by the embedded development database`);
