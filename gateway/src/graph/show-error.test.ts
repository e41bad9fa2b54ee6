import { createLog } from '@alexandrite/service-kit/log';
import { errorOfSubgraph, showError } from './show-error.ts';

const log = createLog('gateway', 'silent');
const show = (extensions: object) =>
  showError({ message: 'secret', path: ['a'], extensions: { ...extensions } }, new Error('secret'), log, 'en');

describe('what a client is told of an error', () => {
  it('is its message where the code is one of ours, without anything beside it', () => {
    expect(show({ code: 'FORBIDDEN', stacktrace: ['x'], serviceName: 'orders' })).toEqual({
      message: 'secret',
      path: ['a'],
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it.each([{}, { code: 'EPIPE' }, { code: 'INTERNAL_SERVER_ERROR' }])(
    'is nothing but that it happened for %j',
    (given) => {
      expect(show(given)).toEqual({
        message: 'Something went wrong on our side.',
        path: ['a'],
        extensions: { code: 'INTERNAL_SERVER_ERROR' },
      });
    },
  );

  it('is not that our own question did not fit the subgraph', () => {
    const error = { message: 'Cannot query field "x"', extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
    expect(errorOfSubgraph(error, 'en').extensions).toEqual({ code: 'INTERNAL_SERVER_ERROR' });
  });
});
