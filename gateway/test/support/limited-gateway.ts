import { randomInt } from 'node:crypto';
import { registry } from '@alexandrite/service-kit/metrics';
import type { CallerKind } from '../../src/limits/caller-kind.ts';
import { type LimitSettings, usualLimits } from '../../src/limits/limit-settings.ts';
import { type Answer, openTestGateway, type TestGateway } from './test-gateway.ts';

/** Limits of a test: points of a minute, and what one operation may cost; what is left out is as usual. */
export interface GivenLimits {
  readonly points?: Partial<Record<CallerKind, number>>;
  readonly cost?: Partial<Record<CallerKind, number>>;
}

/** The limits of a gateway that stands behind a proxy on this machine. */
function someLimits({ points = {}, cost = {} }: GivenLimits): LimitSettings {
  return {
    ...usualLimits,
    pointsPerMinute: { ...usualLimits.pointsPerMinute, ...points },
    operationCost: { ...usualLimits.operationCost, ...cost },
    trustedProxies: ['127.0.0.1', '::1'],
  };
}

export type LimitedGateway = TestGateway & {
  /** Asks from an address. */
  from(address: string, query: string, headers?: Record<string, string>): ReturnType<TestGateway['ask']>;
  /** Puts a file. */
  upload(address: string): Promise<Response>;
};

export async function openLimited(
  limits: GivenLimits,
  options: { readonly redisUrl?: string; readonly sandbox?: boolean; readonly now?: () => number } = {},
): Promise<LimitedGateway> {
  const house = await openTestGateway({ ...options, limits: someLimits(limits) });
  const forwarded = (address: string) => ({ 'x-forwarded-for': address });
  return Object.assign(house, {
    from: (address: string, query: string, headers: Record<string, string> = {}) =>
      house.ask(query, { headers: { ...forwarded(address), ...headers } }),
    upload: (address: string) =>
      fetch(new URL('/uploads/mdl_1?token=x', house.url), {
        method: 'PUT',
        body: 'solid',
        headers: { ...forwarded(address), 'content-type': 'model/stl' },
      }),
  });
}

/** An address that nobody has asked from. */
export const anAddress = (): string => `198.51.${randomInt(256)}.${randomInt(256)}`;

/** Asks until it is refused; how often it was answered, and the refusal. */
export async function untilRefused(
  ask: () => ReturnType<TestGateway['ask']>,
  most = 2_000,
): Promise<{ readonly answered: number; readonly refusal: Answer }> {
  for (let answered = 0; answered < most; answered += 1) {
    const answer = await ask();
    if (answer.status !== 200) return { answered, refusal: answer };
  }
  throw new Error(`it was answered ${most} times`);
}

/** Asks from an address until not even a name is answered any more. */
export async function exhaust(house: LimitedGateway, address: string): Promise<void> {
  await untilRefused(() =>
    house.upload(address).then(({ status }) => ({ ...nothing, status: status === 429 ? 429 : 200 })),
  );
  await untilRefused(() => house.from(address, '{ __typename }'));
}

const nothing = { headers: new Headers(), data: null, errors: [] };

/** The sum of a metric over all its series that have these labels. */
export async function metric(name: string, labels: Record<string, string> = {}): Promise<number> {
  const found = await registry.getSingleMetric(name)?.get();
  const fits = (of: Readonly<Record<string, unknown>>) =>
    Object.entries(labels).every(([label, value]) => of[label] === value);
  return (found?.values ?? []).filter(({ labels: of }) => fits(of)).reduce((sum, { value }) => sum + value, 0);
}
