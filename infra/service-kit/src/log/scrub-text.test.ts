import { scrubLine, scrubText } from './scrub-text.ts';

describe('a text for the log', () => {
  it.each([
    [
      'a link',
      'GET http://localhost:4000/uploads/mdl_1?token=abc failed',
      'GET http://localhost:4000/uploads/mdl_1?[removed] failed',
    ],
    ['a path', 'no answer from /models/a/b.stl?token=abc&x=1', 'no answer from /models/a/b.stl?[removed]'],
    ['who signs in by a link', 'connect redis://user:p@ss@host:6379/1', 'connect redis://host:6379/1'],
    ['a credential', 'Authorization: Bearer abc.def', 'Authorization: Bearer [removed]'],
    ['a cookie', 'alexandrite_session=abc; path', 'alexandrite_session=[removed]; path'],
    ['a signed token', 'bad eyJhbGciOi.eyJzdWIi.c2ln', 'bad [removed]'],
    [
      'an e-mail address',
      'E11000 dup key: { email: "anna.b@mail.example.org" }',
      'E11000 dup key: { email: "[removed]" }',
    ],
    ['one in other letters', 'анна@почта.рф', '[removed]'],
    ['a telephone number', 'call +7 (921) 123-45-67 now', 'call [removed] now'],
    ['one as it is said at home', 'call 8 921 123 45 67 now', 'call [removed] now'],
  ])('has lost %s', (_, text, expected) => {
    expect(scrubText(text)).toBe(expected);
  });

  it.each([
    'order ord_018f approved at 2026-11-22T10:00:00.000+03:00 after 1700000000000 ms',
    'at run (file:///work/node_modules/@alexandrite/service-kit/src/log/index.ts:12:3)',
    'is it /there? yes',
    'a = b, 81234 of 90000 bytes, package@1.2.3',
  ])('keeps what is neither a secret nor personal: %s', (text) => {
    expect(scrubText(text)).toBe(text);
  });

  it.each([
    '/'.repeat(50_000),
    `${'eyJ-'.repeat(10_000)}?`,
    '@a.'.repeat(20_000),
    '+1 '.repeat(20_000),
    'a@'.repeat(30_000),
  ])('is cut when nobody would read it to its end', (text) => {
    expect(scrubText(text).length).toBeLessThanOrEqual(16_400);
  });

  it('is a line that can be read, whatever it says', () => {
    const said = { msg: 'a\n\u001banna@example.org "q" \\?/x?y', err: { stack: 'Error: https://x/?token=1\n  at b' } };
    const line = scrubLine(`${JSON.stringify(said)}\n`);
    expect(line.endsWith('\n')).toBe(true);
    expect(JSON.parse(line)).toMatchObject({ err: { stack: 'Error: https://x/?[removed]\n  at b' } });
    expect(line).not.toMatch('anna');
  });
});
