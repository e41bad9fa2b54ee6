import { readSettings } from './env.ts';
import { internalPortOf, portOf, workerPortOf } from './stack/ports.ts';

describe('the settings', () => {
  it('have a default for everything', () => {
    const settings = readSettings({});

    expect(settings).toMatchObject({ portBase: 0, redisUrl: undefined, mongodbUrl: undefined, ci: false });
    expect(settings.dataDir).toMatch(/\/\.data$/);
    expect(settings.pricingWorkers).toBeGreaterThanOrEqual(1);
    expect(portOf('web', settings)).toBe(3000);
  });

  it('move all ports by a base, and single ones by their own variable', () => {
    const settings = readSettings({ ALEXANDRITE_PORT_BASE: '10000', WEB_PORT: '8080' });

    expect(portOf('web', settings)).toBe(8080);
    expect(portOf('admin', settings)).toBe(13_001);
    expect(internalPortOf('gateway', settings)).toBe(19_400);
    expect(workerPortOf(1, settings)).toBe(19_414);
  });

  it('take an empty variable for none', () => {
    expect(readSettings({ REDIS_URL: '', CI: '' })).toMatchObject({ redisUrl: undefined, ci: false });
  });

  it('name what is wrong', () => {
    expect(() => readSettings({ PRICING_WORKERS: 'many' })).toThrow(/PRICING_WORKERS/);
    expect(() => readSettings({ REDIS_URL: 'http://cache' })).toThrow(/REDIS_URL/);
    expect(() => readSettings({ GATEWAY_PORT: '70000' })).toThrow(/GATEWAY_PORT/);
  });
});
