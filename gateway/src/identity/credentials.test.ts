import { readCredentials } from './credentials.ts';

describe('credentials', () => {
  it('are a bearer token, however it is spelt', () => {
    expect(readCredentials({ authorization: 'bearer  abc ' })).toEqual({ kind: 'bearer', token: 'abc' });
  });

  it('are a partner key in a header of its own, where Authorization is taken', () => {
    expect(readCredentials({ 'x-api-key': ' abc ' })).toEqual({ kind: 'bearer', token: 'abc' });
    const both = { authorization: 'Basic YTpi', 'x-api-key': 'abc', cookie: 'alexandrite_session=def' };
    expect(readCredentials(both)).toEqual({ kind: 'bearer', token: 'abc' });
    expect(readCredentials({ authorization: 'Bearer one', 'x-api-key': 'two' })).toMatchObject({ token: 'one' });
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
    ['an empty key', { 'x-api-key': '' }],
    ['another scheme', { authorization: 'Basic YTpi' }],
    ['a token that is none', { authorization: 'Bearer ' }],
    ['a cookie of another name', { cookie: 'not_alexandrite_session=a' }],
  ])('are none for %s', (_, headers) => {
    expect(readCredentials(headers)).toEqual({ kind: 'none' });
  });
});
