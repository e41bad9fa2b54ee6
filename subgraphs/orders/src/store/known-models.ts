import { putIfNewer, type ReadModelRecord } from '@alexandrite/service-kit/read-models';
import { type Connection, Schema } from 'mongoose';

/** What the shop has told us of an uploaded model. */
export interface KnownModel {
  readonly modelId: string;
  readonly readable: boolean;
  /** Why it cannot be read; null when it can. */
  readonly problemCode: string | null;
}

export function openKnownModels(connection: Connection) {
  const model = connection.model<KnownModel & ReadModelRecord>(
    'KnownModel',
    new Schema<KnownModel & ReadModelRecord>(
      {
        _id: String,
        revision: Number,
        modelId: String,
        readable: Boolean,
        problemCode: { type: String, default: null },
      },
      { versionKey: false, strict: 'throw' },
    ),
    'known_models',
  );
  return {
    /** Keeps what an event of this revision says, unless something newer is known. */
    async put(known: KnownModel, revision: number): Promise<void> {
      await putIfNewer(model, known.modelId, revision, known);
    },
    async find(modelIds: readonly string[]): Promise<KnownModel[]> {
      return model.find({ _id: { $in: modelIds } }).lean<KnownModel[]>();
    },
  };
}
