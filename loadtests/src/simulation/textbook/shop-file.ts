import { dispatchRuleNames } from '@alexandrite/planning/dispatch/waiting-operation';
import type { Shop } from '@alexandrite/simulation/shop/shop';
import { z } from 'zod';

const positive = z.number().positive();
const notNegative = z.number().nonnegative();
const count = z.int().min(1);

const ordered = (bounds: { readonly min: number; readonly max: number }): boolean => bounds.min <= bounds.max;
const disordered = 'min is greater than max';

const exponential = z.strictObject({ kind: z.literal('exponential'), mean: positive });
const erlang = z.strictObject({
  kind: z.literal('erlang'),
  phases: count.max(1000),
  rate: positive,
  truncatedAt: positive.optional(),
});
const uniform = z.strictObject({ kind: z.literal('uniform'), min: notNegative, max: notNegative });
const constant = z.strictObject({ kind: z.literal('constant'), value: positive });
const lognormal = z.strictObject({ kind: z.literal('lognormal'), mean: positive, cv: notNegative });
const geometric = z.strictObject({ kind: z.literal('geometric'), mean: z.number().min(1) });
const wholeUniform = z.strictObject({ kind: z.literal('uniform-integer'), min: z.int().min(0), max: z.int().min(0) });

const kinds = [exponential, erlang, uniform.refine(ordered, disordered), constant, lognormal, geometric] as const;
const time = z
  .discriminatedUnion('kind', [...kinds, wholeUniform.refine(ordered, disordered)])
  .refine((distribution) => !('max' in distribution) || distribution.max > 0, 'is always zero')
  .refine(
    (distribution) => distribution.kind !== 'erlang' || isReachable(distribution),
    'is truncated where hardly anything is left of it',
  );

/** Draws beyond the truncation are made again: far below the mean they would be made for ever. */
const isReachable = ({ phases, rate, truncatedAt = Infinity }: z.infer<typeof erlang>): boolean =>
  truncatedAt >= (0.1 * phases) / rate;

const length = z.discriminatedUnion('kind', [
  geometric,
  z.strictObject({ kind: z.literal('constant'), value: count.max(10_000) }),
  wholeUniform.extend({ min: count }).refine(ordered, disordered),
]);

const routing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('line') }),
  z.strictObject({ kind: z.literal('random-subset'), length }),
  z.strictObject({ kind: z.literal('random-walk'), length }),
]);

const due = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('constant'), allowance: z.number() }),
  z.strictObject({ kind: z.literal('uniform'), min: z.number(), max: z.number() }).refine(ordered, disordered),
  z.strictObject({ kind: z.literal('total-work'), factor: z.number() }),
]);

/** Settings of other kinds may stay when a file is tried with another one. */
const unused = { norm: positive.optional(), period: positive.optional(), perOperation: notNegative.optional() };
const release = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('immediate'), cap: count.optional(), ...unused }),
  z.strictObject({ kind: z.literal('conwip'), ...unused, cap: count }),
  z.strictObject({
    kind: z.literal('lums-cor'),
    cap: count.optional(),
    norm: positive,
    period: positive,
    perOperation: notNegative,
  }),
]);

const atMost = (jobs: z.ZodNumber) =>
  z.union([z.strictObject({ jobs }), z.strictObject({ time: notNegative })], { error: 'is either {jobs} or {time}' });

const shopShape = z
  .strictObject({
    stations: count.max(10_000),
    servers: z.union([count, z.array(count)]),
    routing,
    operation: z.union([time, z.array(time)]),
    interarrival: time,
    due,
    dispatch: z.strictObject({
      rule: z.enum(dispatchRuleNames),
      perOperation: z.number().optional(),
      lookahead: positive.optional(),
    }),
    release,
    warmup: atMost(z.int().min(0)),
    measure: z.union([z.strictObject({ jobs: count }), z.strictObject({ time: positive })], {
      error: 'is either {jobs} or {time}, and more than nothing',
    }),
    runs: count.max(100_000),
    seed: z.int(),
  })
  .superRefine((shop, context) => {
    for (const part of ['servers', 'operation'] as const) {
      const value = shop[part];
      if (Array.isArray(value) && value.length !== shop.stations)
        context.addIssue({
          code: 'custom',
          path: [part],
          message: `has not one entry for each of ${shop.stations} stations`,
        });
    }
    const { routing: way } = shop;
    if (way.kind === 'random-subset' && longest(way.length) > shop.stations)
      context.addIssue({ code: 'custom', path: ['routing', 'length'], message: 'can exceed the number of stations' });
  });

/** Geometric lengths are cut at the number of stations, which every subset of them must be. */
function longest(of: z.infer<typeof length>): number {
  if (of.kind === 'constant') return of.value;
  return of.kind === 'uniform-integer' ? of.max : 1;
}

export type ShopReading =
  { readonly ok: true; readonly shop: Shop } | { readonly ok: false; readonly refusals: string[] };

/** Reads the text of a shop file. What it does not understand is refused by the name of the part. */
export function readShop(text: string): ShopReading {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { ok: false, refusals: [`The file is no JSON: ${String(error)}`] };
  }
  const read = shopShape.safeParse(parsed);
  if (read.success) return { ok: true, shop: read.data };
  return { ok: false, refusals: read.error.issues.flatMap((issue) => refusals(issue.path, issue)) };
}

function refusals(path: readonly PropertyKey[], issue: z.core.$ZodIssue): string[] {
  const name = (key: readonly PropertyKey[]): string => key.map(String).join('.') || 'shop';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => `${name([...path, key])}: is not a part of a shop`);
  // One for all stations or one for each: the form that was meant is the one that goes wrong further inside.
  const isUnsaid = issue.code === 'invalid_union' && issue.message === 'Invalid input';
  const meant = isUnsaid ? issue.errors.flat().filter((inner) => inner.path.length > 0) : [];
  if (meant.length > 0) return meant.flatMap((inner) => refusals([...path, ...inner.path], inner));
  return [`${name(path)}: ${issue.message}`];
}
