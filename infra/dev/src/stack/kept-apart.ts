/**
 * Variables that are handed to the processes they are meant for, and taken from the environment of all others: what one
 * process is told by, whoever takes over another must not find there.
 */
const keptApart: readonly string[] = [
  'IDENTITY_PRIVATE_KEY',
  'SESSION_PRIVATE_KEY',
  'UPLOAD_SECRET',
  'S3_ACCESS_KEY_ID',
  'S3_SECRET_ACCESS_KEY',
  'MONGODB_URL',
  'REDIS_URL',
];

/** An environment without what is meant for single processes. */
export function withoutKeptApart<Value>(environment: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !keptApart.includes(name)));
}
