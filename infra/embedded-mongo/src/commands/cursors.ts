import { numberOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import type { BsonValue } from '../bson/value.ts';
import { typeMismatch } from '../errors.ts';
import { countOf } from './find.ts';
import type { Handler } from './handler.ts';

function cursorId(value: BsonValue | undefined): bigint {
  if (value?.type === BsonType.int64) return value.bytes.readBigInt64LE(value.start);
  const number = value === undefined ? undefined : numberOf(value);
  if (number === undefined || !Number.isInteger(number)) throw typeMismatch('a cursor id must be a whole number');
  return BigInt(number);
}

export const getMore: Handler = {
  options: ['collection', 'batchSize'],
  writes: false,
  run(command, { cursors }) {
    const namespace = `${command.database}.${command.string('collection') ?? ''}`;
    const batchSize = countOf(command, 'batchSize');
    // A batch size of 0 means no limit here, though it means none of all in a find.
    return cursors.more(cursorId(command.value('getMore')), namespace, batchSize === 0 ? undefined : batchSize);
  },
};

export const killCursors: Handler = {
  options: ['cursors'],
  writes: false,
  run(command, { cursors }) {
    const killed: BsonValue[] = [];
    const notFound: BsonValue[] = [];
    for (const value of command.array('cursors') ?? []) (cursors.kill(cursorId(value)) ? killed : notFound).push(value);
    return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [], ok: 1 };
  },
};
