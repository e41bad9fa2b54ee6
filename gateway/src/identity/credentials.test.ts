import { readCredentials } from './credentials.ts';

describe('credentials', () => {
  it('are a bearer token, however it is spelt', () => {
    expect(readCredentials({ authorization: 'bearer  abc ' })).toEqual({ kind: 'bearer', token: 'abc' });
  });

  it('are the session’s cookie among others', () => {
    const cookie = 'theme=dark; alexandrite_session=a.b=c; x_alexandrite_session=no';
    expect(readCredentials({ cookie })).toEqual({ kind: 'cookie', token: 'a.b=c' });
  });

  it('are the token where both came: it was given on purpose', () => {
    const both = { authorization: 'Bearer abc', cookie: 'alexandrite_session=def' };
    expect(readCredentials(both)).toEqual({ kind: 'bearer', token: 'abc' });
  });

  it.each([
    ['nothing', {}],
    ['an empty cookie', { cookie: 'alexandrite_session=' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['a token that is none', { authorization: 'Bearer ' }],
    ['a cookie of another name', { cookie: 'not_alexandrite_session=a' }],
  ])('are none for %s', (_, headers) => {
    expect(readCredentials(headers)).toEqual({ kind: 'none' });
  });
});
