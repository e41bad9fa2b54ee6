import { numberOf } from '../bson/scalars.ts';
import { BsonType } from '../bson/types.ts';
import { type BsonValue, fieldsOf } from '../bson/value.ts';
import { CommandError, failedToParse, notSupported } from '../errors.ts';
import { always, type Condition } from '../filter/condition.ts';
import { compileCondition } from '../filter/match.ts';
import { parseFilter } from '../filter/parse-filter.ts';
import { parseSort, type SortField, sortKeyOf } from '../filter/sort.ts';
import { type Query, within } from '../query/find-rows.ts';
import { group } from './group.ts';
import { project } from './project.ts';
import type { Stage } from './stage.ts';
import { count, unwind } from './unwind.ts';

/** A pipeline whose beginning is a query, which indexes can answer. */
export interface Pipeline {
  readonly query: Query;
  readonly stages: readonly Stage[];
}

function whole(value: BsonValue, name: string, least: number): number {
  const number = numberOf(value);
  if (number !== undefined && Number.isInteger(number) && number >= least) return number;
  throw new CommandError(15958, 'Location15958', `${name} must be a whole number from ${least}`);
}

function match(condition: Condition): Stage {
  const meets = compileCondition(condition);
  return (documents) => Iterator.from(documents).filter(meets);
}

function sort(fields: readonly SortField[]): Stage {
  return function* sorted(documents) {
    const keyed = [...documents].map((document) => ({ document, key: sortKeyOf(fields, document) }));
    keyed.sort((a, b) => Buffer.compare(a.key, b.key));
    for (const { document } of keyed) yield document;
  };
}

const stages = new Map<string, (spec: BsonValue) => Stage>([
  ['$match', (spec) => match(parseFilter(spec))],
  ['$sort', (spec) => sort(parseSort(spec))],
  ['$skip', (spec) => (documents) => within(documents, whole(spec, '$skip', 0), 0)],
  ['$limit', (spec) => (documents) => within(documents, 0, whole(spec, '$limit', 1))],
  ['$group', group],
  ['$project', project],
  ['$count', count],
  ['$unwind', unwind],
]);

function nameAndSpec(stage: BsonValue): [name: string, spec: BsonValue] {
  const [only, ...others] = stage.type === BsonType.object ? fieldsOf(stage) : [];
  if (only !== undefined && others.length === 0) return only;
  throw new CommandError(
    40323,
    'Location40323',
    'A pipeline stage specification object must contain exactly one field.',
  );
}

function parseStage(name: string, spec: BsonValue): Stage {
  const parse = stages.get(name);
  if (parse === undefined) {
    if (name.startsWith('$')) throw notSupported(`the aggregation stage ${name}`);
    throw failedToParse(`Unrecognized pipeline stage name: '${name}'`);
  }
  return parse(spec);
}

/** A pipeline. What it begins with of `$match`, `$sort`, `$skip` and `$limit`, once each in this order, is its query. */
export function parsePipeline(pipeline: readonly BsonValue[]): Pipeline {
  const parsed = pipeline.map(nameAndSpec);
  const take = (name: string): BsonValue | undefined => (parsed[0]?.[0] === name ? parsed.shift()?.[1] : undefined);
  const matched = take('$match');
  const sorted = take('$sort');
  const skipped = take('$skip');
  const limited = take('$limit');
  const query = {
    condition: matched === undefined ? always : parseFilter(matched),
    sort: parseSort(sorted),
    skip: skipped === undefined ? 0 : whole(skipped, '$skip', 0),
    limit: limited === undefined ? 0 : whole(limited, '$limit', 1),
  };
  return { query, stages: parsed.map(([name, spec]) => parseStage(name, spec)) };
}
