import { type Connection, Schema } from 'mongoose';

interface CalledOffOrder {
  _id: string;
  at: Date;
}

/** Events are tried again for hours, not for weeks: after this the approval of a cancelled order cannot come any more. */
const rememberedSeconds = 30 * 86_400;

/** Orders that were cancelled, so that an approval that comes behind its cancellation makes no work. */
export function openCalledOffOrders(connection: Connection) {
  const schema = new Schema<CalledOffOrder>(
    { _id: String, at: Date },
    { versionKey: false, strict: 'throw', id: false },
  );
  schema.index({ at: 1 }, { expireAfterSeconds: rememberedSeconds });
  const model = connection.model<CalledOffOrder>('CalledOffOrder', schema, 'called_off_orders');
  return {
    async add(orderId: string, at: Date): Promise<void> {
      await model.updateOne({ _id: orderId }, { $set: { at } }, { upsert: true });
    },
    async has(orderId: string): Promise<boolean> {
      return (await model.exists({ _id: orderId })) !== null;
    },
  };
}
