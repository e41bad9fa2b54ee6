import type { Uniform } from './streams.ts';

/** Distributions of times and counts; `rate` is that of one phase, `cv` the standard deviation over the mean. */
export type Distribution =
  | { readonly kind: 'exponential'; readonly mean: number }
  | {
      readonly kind: 'erlang';
      readonly phases: number;
      readonly rate: number;
      readonly truncatedAt?: number | undefined;
    }
  | { readonly kind: 'uniform'; readonly min: number; readonly max: number }
  | { readonly kind: 'uniform-integer'; readonly min: number; readonly max: number }
  | { readonly kind: 'geometric'; readonly mean: number }
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'lognormal'; readonly mean: number; readonly cv: number };

const { log, log1p, exp, sqrt, cos, floor, ceil, max, PI } = Math;

/** A function that draws from the distribution, each time from the stream given. */
export function sampler(distribution: Distribution, uniform: Uniform): () => number {
  switch (distribution.kind) {
    case 'exponential': {
      const { mean } = distribution;
      return () => -mean * log(uniform());
    }
    case 'erlang':
      return erlang(distribution.phases, distribution.rate, distribution.truncatedAt ?? Infinity, uniform);
    case 'uniform': {
      const { min, max: top } = distribution;
      return () => min + (top - min) * uniform();
    }
    case 'uniform-integer': {
      const { min, max: top } = distribution;
      return () => min + floor((top - min + 1) * uniform());
    }
    case 'geometric': {
      const failure = log1p(-1 / distribution.mean);
      return () => max(1, ceil(log(uniform()) / failure));
    }
    case 'constant': {
      const { value } = distribution;
      return () => value;
    }
    case 'lognormal': {
      const variance = log1p(distribution.cv ** 2);
      const location = log(distribution.mean) - variance / 2;
      const spread = sqrt(variance);
      return () => exp(location + spread * sqrt(-2 * log(uniform())) * cos(2 * PI * uniform()));
    }
  }
}

/** A sum of exponential phases; one beyond the truncation is drawn again. */
function erlang(phases: number, rate: number, truncatedAt: number, uniform: Uniform): () => number {
  return () => {
    for (;;) {
      let product = 1;
      for (let phase = 0; phase < phases; phase += 1) product *= uniform();
      const sum = -log(product) / rate;
      if (sum <= truncatedAt) return sum;
    }
  };
}
