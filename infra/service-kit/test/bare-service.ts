import { fileURLToPath } from 'node:url';
import { freePort, type ServiceProcess, startProcess } from '../src/testing/index.ts';

/** The bare service of the fixtures, running. */
export async function startBareService(
  env: Readonly<Record<string, string>> = {},
  limits: Parameters<typeof startProcess>[3] = {},
): Promise<{ readonly port: number; readonly internalPort: number; readonly service: ServiceProcess }> {
  const [port, internalPort] = [await freePort(), await freePort()];
  const service = startProcess(
    fileURLToPath(new URL('.', import.meta.url)),
    ['--import', '@alexandrite/service-kit/telemetry/register', 'fixtures/bare-service.ts'],
    { PORT: String(port), INTERNAL_PORT: String(internalPort), ...env },
    limits,
  );
  await service.said('ready');
  return { port, internalPort, service };
}
