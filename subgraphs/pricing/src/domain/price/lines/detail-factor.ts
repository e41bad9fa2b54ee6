import type { Measurement } from '../../geometry/measurement.ts';
import type { DetailRules } from '../rules/price-rules.ts';

/** Surface of a ball of volume 1: ³√(36π). No body of that volume has less. */
const ballSurface = Math.cbrt(36 * Math.PI);

/**
 * How many times the surface of a ball of the same volume a body has, A / (³√(36π) · V^⅔): 1 for a ball, 1.24 for a
 * cube, some 3 for a ring, 8 and more for filigree. Whatever its size, and however finely it is cut into triangles.
 */
export function brokenUpness({ volumeMm3, areaMm2 }: Pick<Measurement, 'volumeMm3' | 'areaMm2'>): number {
  return areaMm2 / (ballSurface * Math.cbrt(volumeMm3) ** 2);
}

/** How much longer a jeweller goes over this surface than over a plain one of the same area: 1 to the rules' most. */
export function detailFactor(
  measurement: Pick<Measurement, 'volumeMm3' | 'areaMm2' | 'thickness'>,
  rules: DetailRules,
): number {
  const shape = Math.max(0, brokenUpness(measurement) - rules.plainShape) * rules.perShape;
  const smallest = measurement.thickness?.smallestDetailMm ?? rules.plainDetailMm;
  const detail = Math.max(0, 1 - smallest / rules.plainDetailMm) * rules.forFinestDetail;
  return Math.min(1 + shape + detail, rules.mostFactor);
}
