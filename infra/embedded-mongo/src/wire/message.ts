import { validateDocument } from '../bson/validate.ts';
import { BsonType } from '../bson/types.ts';
import { BsonValue } from '../bson/value.ts';
import { Command } from '../commands/command.ts';
import { CommandError, notSupported } from '../errors.ts';

/** https://www.mongodb.com/docs/manual/reference/mongodb-wire-protocol/ */
const opReply = 1;
const opQuery = 2004;
const opMsg = 2013;

export const headerBytes = 16;
export const maxMessageBytes = 48_000_000;

const checksumPresent = 1;
const moreToCome = 2;

/** What the answer has to refer to. */
export interface ReplyTo {
  readonly id: number;
  /** The oldest form of a command, with which drivers begin; its answer has a form of its own. */
  readonly isLegacy: boolean;
}

/** A command and how it is to be answered. */
export interface Request extends ReplyTo {
  readonly command: Command;
  readonly wantsReply: boolean;
}

const malformed = (what: string): CommandError => new CommandError(17, 'ProtocolError', `malformed message: ${what}`);

function documentAt(bytes: Buffer, at: number): BsonValue {
  return new BsonValue(BsonType.object, bytes, at, validateDocument(bytes, at));
}

function endOfName(bytes: Buffer, at: number): number {
  const end = bytes.indexOf(0, at);
  if (end === -1) throw malformed('a name is not terminated');
  return end;
}

/** Documents sent beside the body: a name and any number of documents. */
function readSequence(message: Buffer, start: number, end: number): [name: string, documents: BsonValue[]] {
  const nameEnd = endOfName(message, start);
  const documents: BsonValue[] = [];
  for (let at = nameEnd + 1; at < end;) {
    const document = documentAt(message, at);
    documents.push(document);
    at = document.end;
  }
  return [message.toString('utf8', start, nameEnd), documents];
}

function readMsg(message: Buffer, id: number): Request {
  const flags = message.readUInt32LE(headerBytes);
  const end = message.length - (flags & checksumPresent ? 4 : 0);
  const sequences = new Map<string, BsonValue[]>();
  let body: BsonValue | undefined;
  for (let at = headerBytes + 4; at < end;) {
    const kind = message.readUInt8(at++);
    if (kind === 0) {
      body = documentAt(message, at);
      at = body.end;
    } else if (kind === 1) {
      const size = message.readInt32LE(at);
      if (size < 5 || at + size > end) throw malformed('a section does not fit');
      sequences.set(...readSequence(message, at + 4, at + size));
      at += size;
    } else throw malformed(`section of kind ${kind}`);
  }
  if (body === undefined) throw malformed('there is no body');
  return { id, command: new Command(body, sequences), isLegacy: false, wantsReply: (flags & moreToCome) === 0 };
}

function readQuery(message: Buffer, id: number): Request {
  const nameEnd = endOfName(message, headerBytes + 4);
  const [database = ''] = message.toString('utf8', headerBytes + 4, nameEnd).split('.');
  const body = documentAt(message, nameEnd + 9); // after the numbers to skip and to return
  return { id, command: new Command(body, new Map(), database), isLegacy: true, wantsReply: true };
}

/** Whom an answer is for, also when the message cannot be read any further. */
export const replyToOf = (message: Buffer): ReplyTo => ({
  id: message.readInt32LE(4),
  isLegacy: message.readInt32LE(12) === opQuery,
});

/** A whole message. @throws CommandError for what makes no sense, RangeError for what is cut short. */
export function readMessage(message: Buffer): Request {
  const { id } = replyToOf(message);
  const operation = message.readInt32LE(12);
  if (operation === opMsg) return readMsg(message, id);
  if (operation === opQuery) return readQuery(message, id);
  throw notSupported(`the operation ${operation} of the wire protocol`);
}

/** The message that answers with a BSON document. */
export function replyMessage({ id, isLegacy }: ReplyTo, body: Buffer): Buffer {
  const header = Buffer.alloc(headerBytes + (isLegacy ? 20 : 5));
  header.writeInt32LE(header.length + body.length, 0);
  header.writeInt32LE(id, 8); // what it answers
  header.writeInt32LE(isLegacy ? opReply : opMsg, 12);
  if (isLegacy) header.writeInt32LE(1, 32); // one document
  return Buffer.concat([header, body]);
}
