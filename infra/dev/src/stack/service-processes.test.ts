import { readSettings } from '../env.ts';
import { appProcesses } from './app-processes.ts';
import { withoutKeptApart } from './kept-apart.ts';
import { seedEnvironment, serviceProcesses, type ServicePlan } from './service-processes.ts';

const own = {
  gateway: { IDENTITY_PRIVATE_KEY: 'identity key' },
  shop: { SESSION_PRIVATE_KEY: 'session key', UPLOAD_SECRET: 'upload secret' },
};

const plan: ServicePlan = {
  settings: readSettings({ PRICING_WORKERS: '1', S3_ACCESS_KEY_ID: 'id', S3_SECRET_ACCESS_KEY: 'bucket secret' }),
  secrets: { own, public: { IDENTITY_PUBLIC_KEY: 'identity public', SESSION_PUBLIC_KEY: 'session public' } },
  redisUrl: 'redis://127.0.0.1:6479',
  mongodbUrl: 'mongodb://127.0.0.1:27417',
  databases: [],
  watch: false,
};

/** Who may know what. */
const owners: Readonly<Record<string, readonly string[]>> = {
  'identity key': ['gateway'],
  'session key': ['shop'],
  'upload secret': ['shop'],
  'bucket secret': ['shop', 'pricing-worker-1'],
};

describe('the processes of the house', () => {
  it('are started with their own secrets, and with those of no other', () => {
    const processes = [...serviceProcesses(plan), ...appProcesses(plan)];
    for (const [secret, expected] of Object.entries(owners)) {
      const holders = processes.filter(({ env }) => Object.values(env).includes(secret)).map(({ name }) => name);
      expect([secret, holders.toSorted()]).toEqual([secret, expected.toSorted()]);
    }
  });

  it('are seeded without any', () => {
    const values = Object.values(seedEnvironment(plan, 'shop'));
    expect(Object.keys(owners).filter((secret) => values.includes(secret))).toEqual([]);
  });

  it('inherit none that the supervisor was given', () => {
    const given = {
      PATH: '/bin',
      ...own.gateway,
      ...own.shop,
      S3_SECRET_ACCESS_KEY: 'x',
      MONGODB_URL: 'm',
      LANG: 'ru',
    };
    expect(withoutKeptApart(given)).toEqual({ PATH: '/bin', LANG: 'ru' });
  });
});
