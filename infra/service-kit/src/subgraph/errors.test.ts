import { GraphQLError } from 'graphql';
import { createLog } from '../log/index.ts';
import { badInput, forbidden, maskError, unauthenticated } from './errors.ts';

function aLog() {
  const lines: string[] = [];
  return { lines, log: createLog('orders', 'info', { write: (line) => lines.push(line) }) };
}

describe('an error on its way to a client', () => {
  it.each([unauthenticated(), forbidden(), badInput('first is 0: ask for 1 to 100')])(
    'keeps its message and code: $message',
    (error) => {
      const { log, lines } = aLog();
      const shown = maskError({ message: error.message, path: ['order'], extensions: error.extensions }, error, log);
      expect(shown).toEqual({
        message: error.message,
        path: ['order'],
        extensions: { code: error.extensions['code'] },
      });
      expect(lines).toEqual([]);
    },
  );

  it('loses everything but its code: stacks, queries, hosts', () => {
    const { log } = aLog();
    const formatted = {
      message: 'no',
      extensions: { code: 'NOT_FOUND', stacktrace: ['at db.internal:27017'], query: 'find' },
    };
    expect(maskError(formatted, new GraphQLError('no'), log)).toEqual({
      message: 'no',
      extensions: { code: 'NOT_FOUND' },
    });
  });

  it.each([
    ['a fault without a code', {}],
    ['a code outside the closed set', { code: 'ECONNREFUSED' }],
    ['a fault that calls itself internal', { code: 'INTERNAL_SERVER_ERROR' }],
    ['a code that is no text', { code: 11_000 }],
  ])('says nothing of what happened for %s, and the log says all', (_, extensions) => {
    const { log, lines } = aLog();
    const cause = new Error('connect ECONNREFUSED 10.0.0.7:27017');
    const error = new GraphQLError(cause.message, { originalError: cause });
    const shown = maskError(
      {
        message: cause.message,
        path: ['order'],
        locations: [{ line: 1, column: 3 }],
        extensions: { ...extensions, host: '10.0.0.7' },
      },
      error,
      log,
    );
    expect(shown).toEqual({
      message: 'Something went wrong on our side.',
      path: ['order'],
      locations: [{ line: 1, column: 3 }],
      extensions: { code: 'INTERNAL_SERVER_ERROR' },
    });
    expect(lines.join()).toContain('ECONNREFUSED 10.0.0.7');
  });
});
