import { putIfNewer, type ReadModelRecord } from '@alexandrite/service-kit/read-models';
import { type Connection, Schema } from 'mongoose';
import type { Operator } from '../domain/work-order.ts';

/** What the shop has told us of somebody who makes, packs and ships. */
interface KnownOperator {
  readonly displayName: string;
  /** Whether they still have the role. */
  readonly active: boolean;
}

type OperatorRecord = KnownOperator & ReadModelRecord;

/** More operators than this do not fit a choice on a screen. */
const mostListed = 500;

const asOperator = ({ _id, displayName }: OperatorRecord): Operator => ({ id: _id, displayName });

export function openOperators(connection: Connection) {
  const schema = new Schema<OperatorRecord>(
    { _id: String, revision: Number, displayName: String, active: Boolean },
    { versionKey: false, strict: 'throw' },
  );
  schema.index({ active: 1, displayName: 1, _id: 1 });
  const model = connection.model<OperatorRecord>('Operator', schema, 'operators');
  return {
    /** Keeps what an event of this revision says, unless something newer is known. */
    async put(operator: Operator, revision: number): Promise<void> {
      await putIfNewer(model, operator.id, revision, { displayName: operator.displayName, active: true });
    },
    /** Keeps that an account is no operator (any more). One that never was leaves no trace here. */
    async retire({ id, displayName }: Operator, revision: number): Promise<void> {
      if ((await model.exists({ _id: id })) === null) return;
      await putIfNewer(model, id, revision, { displayName, active: false });
    },
    /** Operators by id, whether or not they still are. */
    async find(ids: readonly string[]): Promise<Operator[]> {
      return (await model.find({ _id: { $in: ids } }).lean<OperatorRecord[]>()).map(asOperator);
    },
    /** An operator who can be given work; null when there is none. */
    async findActive(id: string): Promise<Operator | null> {
      const found = await model.findOne({ _id: id, active: true }).lean<OperatorRecord>();
      return found && asOperator(found);
    },
    /** Everybody who can be given work, by name. */
    async listActive(): Promise<Operator[]> {
      const found = await model
        .find({ active: true })
        .sort({ displayName: 1, _id: 1 })
        .limit(mostListed)
        .lean<OperatorRecord[]>();
      return found.map(asOperator);
    },
    async countActive(): Promise<number> {
      return model.countDocuments({ active: true });
    },
  };
}
