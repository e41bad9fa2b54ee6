import * as z from 'zod';
import { databaseEnvironment, EnvironmentError, readEnvironment, serviceEnvironment } from './index.ts';

const complete = {
  PORT: '4002',
  INTERNAL_PORT: '9402',
  REDIS_URL: 'redis://127.0.0.1:6479',
  IDENTITY_SECRET: 'x'.repeat(32),
  MONGODB_URL: 'mongodb://127.0.0.1:27417/orders',
};
const shape = { ...serviceEnvironment, ...databaseEnvironment };

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
      IDENTITY_SECRET: 'short',
      MONGODB_URL: undefined,
    });
    expect(said).toContain('  PORT: ');
    expect(said).toContain('  REDIS_URL: ');
    expect(said).toContain('  IDENTITY_SECRET: must have at least 32 characters');
    expect(said).toContain('  MONGODB_URL: is missing');
    expect(said).not.toContain('INTERNAL_PORT');
  });

  it('does not repeat a secret that is wrong', () => {
    expect(complaint({ ...complete, IDENTITY_SECRET: 'hunter2' })).not.toContain('hunter2');
  });

  it('takes an empty text for a missing one', () => {
    expect(complaint({ ...complete, IDENTITY_SECRET: '' })).toContain('IDENTITY_SECRET: is missing');
    expect(readEnvironment(shape, { ...complete, LOG_LEVEL: '', SENTRY_DSN: '' })).toMatchObject({ LOG_LEVEL: 'info' });
  });

  it.each(['0x', '-1', '65536', '1.5'])('refuses %s as a port', (port) => {
    expect(complaint({ ...complete, PORT: port })).toContain('  PORT: ');
  });

  it('leaves out what it was not asked for', () => {
    expect(readEnvironment({ ONE: z.string() }, { ONE: '1', TWO: '2' })).toEqual({ ONE: '1' });
  });
});
