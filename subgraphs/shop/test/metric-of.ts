import { registry } from '@alexandrite/service-kit/metrics';

/** A metric of this process, over all its labels but those that are named. */
export async function metricOf(name: string, wanted: Readonly<Record<string, string>> = {}): Promise<number> {
  const all = (await registry.getSingleMetric(name)?.get())?.values ?? [];
  const values = all.filter(({ labels }) => Object.entries(wanted).every(([label, value]) => labels[label] === value));
  return values.reduce((sum, { value }) => sum + value, 0);
}
