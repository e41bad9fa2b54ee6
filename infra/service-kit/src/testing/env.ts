/**
 * Where the test run's databases are.
 * @throws when the test run provides none: start tests by `npm test`.
 */
export function providedUrl(name: 'TEST_MONGODB_URL' | 'TEST_REDIS_URL'): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is missing: run tests by 'npm test', which provides databases`);
  return url;
}

/** Where programs are found. */
export function searchPath(): string {
  return process.env['PATH'] ?? '';
}
