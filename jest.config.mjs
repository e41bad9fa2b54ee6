const swc = [
  '@swc/jest',
  {
    jsc: {
      target: 'es2024',
      parser: { syntax: 'typescript', tsx: true },
      transform: { react: { runtime: 'automatic' } },
    },
    module: { type: 'es6' },
  },
];
/** One project per kind of test, so that each can be run alone: `--selectProjects unit`. */
const project = (displayName, testMatch, extra = {}) => ({
  displayName,
  testMatch,
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts', '.tsx'],
  transform: { '^.+\\.tsx?$': swc },
  testPathIgnorePatterns: ['/node_modules/', '/.next/', '/.data/'],
  modulePathIgnorePatterns: ['/.next/', '/.data/'],
  ...extra,
});
export default {
  // For a busy machine: what waits for a condition goes on as soon as it holds.
  testTimeout: 30_000,
  // A process that has loaded a few dozen files keeps their modules for ever: a new one takes its place between two files.
  workerIdleMemoryLimit: '1GB',
  projects: [
    project('unit', [
      '<rootDir>/{subgraphs/*,gateway,web,admin,infra/*,loadtests}/src/**/*.test.{ts,tsx}',
      '<rootDir>/subgraphs/*/catalogue/**/*.test.ts',
    ]),
    project('integration', ['<rootDir>/{subgraphs/*,gateway,infra/*}/test/**/*.test.ts'], {
      // Redis and a database for the whole run, at TEST_REDIS_URL and TEST_MONGODB_URL.
      globalSetup: '<rootDir>/infra/dev/src/test-databases/global-setup.mjs',
      globalTeardown: '<rootDir>/infra/dev/src/test-databases/global-teardown.mjs',
    }),
    project('e2e', ['<rootDir>/{web,admin,infra/dev,loadtests}/e2e/**/*.e2e.ts']),
  ],
};
