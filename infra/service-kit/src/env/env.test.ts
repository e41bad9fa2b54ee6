import * as z from 'zod';
import { newKeyPair, readVerifyingKeys } from '../signing/index.ts';
import { databaseEnvironment, EnvironmentError, readEnvironment, secretText, subgraphEnvironment } from './index.ts';

const { publicKey } = newKeyPair();

const complete = {
  PORT: '4002',
  INTERNAL_PORT: '9402',
  REDIS_URL: 'redis://127.0.0.1:6479',
  IDENTITY_PUBLIC_KEY: publicKey,
  UPLOAD_SECRET: 'x'.repeat(32),
  MONGODB_URL: 'mongodb://127.0.0.1:27417/orders',
};
const shape = { ...subgraphEnvironment, ...databaseEnvironment, UPLOAD_SECRET: secretText };

/** What reading this environment complains of. */
function complaint(source: Readonly<Record<string, string | undefined>>): string {
  try {
    readEnvironment(shape, source);
  } catch (fault) {
    if (fault instanceof EnvironmentError) return fault.message;
    throw fault;
  }
  return 'nothing';
}

describe('the environment', () => {
  it('is read as values of their own kinds, with defaults for what is not secret', () => {
    expect(readEnvironment(shape, complete)).toEqual({
      ...complete,
      IDENTITY_PUBLIC_KEY: readVerifyingKeys(publicKey),
      PORT: 4002,
      INTERNAL_PORT: 9402,
      LOG_LEVEL: 'info',
      HOST: '127.0.0.1',
    });
  });

  it('says everything that is wrong at once', () => {
    const said = complaint({
      ...complete,
      PORT: 'four',
      REDIS_URL: 'http://redis',
      UPLOAD_SECRET: 'short',
      MONGODB_URL: undefined,
    });
    expect(said).toContain('  PORT: ');
    expect(said).toContain('  REDIS_URL: ');
    expect(said).toContain('  UPLOAD_SECRET: must have at least 32 characters');
    expect(said).toContain('  MONGODB_URL: is missing');
    expect(said).not.toContain('INTERNAL_PORT');
  });

  it('does not repeat a secret that is wrong', () => {
    for (const name of ['UPLOAD_SECRET', 'IDENTITY_PUBLIC_KEY']) {
      const said = complaint({ ...complete, [name]: 'hunter2' });
      expect(said).toContain(`  ${name}: must`);
      expect(said).not.toContain('hunter2');
    }
  });

  it('takes an empty text for a missing one', () => {
    expect(complaint({ ...complete, UPLOAD_SECRET: '' })).toContain('UPLOAD_SECRET: is missing');
    expect(readEnvironment(shape, { ...complete, LOG_LEVEL: '', SENTRY_DSN: '' })).toMatchObject({ LOG_LEVEL: 'info' });
  });

  it.each(['0x', '-1', '65536', '1.5'])('refuses %s as a port', (port) => {
    expect(complaint({ ...complete, PORT: port })).toContain('  PORT: ');
  });

  it('leaves out what it was not asked for', () => {
    expect(readEnvironment({ ONE: z.string() }, { ONE: '1', TWO: '2' })).toEqual({ ONE: '1' });
  });
});
