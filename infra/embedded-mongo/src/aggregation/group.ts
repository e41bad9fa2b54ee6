import { documentFrom, encodeValue } from '../bson/encode.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, fieldsOf } from '../bson/value.ts';
import { CommandError } from '../errors.ts';
import { orderKey } from '../order/order-key.ts';
import { type Accumulator, accumulatorNamed } from './accumulators.ts';
import { type Expression, parseExpression } from './expression.ts';
import type { Stage } from './stage.ts';

interface Gathered {
  readonly name: string;
  readonly expression: Expression;
  readonly create: () => Accumulator;
}

function parseField(name: string, value: BsonValue): Gathered {
  const [[operator, operand] = ['', value], ...others] = value.type === BsonType.object ? fieldsOf(value) : [];
  if (!operator.startsWith('$') || others.length > 0) {
    throw new CommandError(40234, 'Location40234', `The field '${name}' must be an accumulator object`);
  }
  return { name, expression: parseExpression(operand), create: accumulatorNamed(operator) };
}

const nothing = encodeValue(null);

/** `$group`: one document for each value of the `_id` expression, in the order in which they first appear. */
export function group(spec: BsonValue): Stage {
  const fields = spec.type === BsonType.object ? fieldsOf(spec) : [];
  const id = fields.find(([name]) => name === '_id');
  if (id === undefined) throw new CommandError(15955, 'Location15955', 'a group specification must include an _id');
  const idExpression = parseExpression(id[1]);
  const gathered = fields.filter(([name]) => name !== '_id').map(([name, value]) => parseField(name, value));
  return function* grouped(documents) {
    const groups = new Map<string, { id: BsonValue; accumulators: Accumulator[] }>();
    for (const document of documents) {
      const value = idExpression(document) ?? nothing;
      const key = orderKey(value).toString('latin1');
      const known = groups.get(key) ?? { id: value, accumulators: gathered.map(({ create }) => create()) };
      groups.set(key, known);
      gathered.forEach(({ expression }, i) => known.accumulators[i]?.add(expression(document)));
    }
    for (const { id: value, accumulators } of groups.values()) {
      const results = accumulators.map((one, i) => [gathered[i]?.name ?? '', one.result()] as const);
      yield documentFrom([['_id', value], ...results]);
    }
  };
}
