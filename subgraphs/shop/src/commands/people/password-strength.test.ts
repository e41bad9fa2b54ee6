import { estimateGuesses } from './password-strength.ts';

const enough = 9;

describe('the strength of a password', () => {
  it.each([
    '1234567890',
    '0987654321',
    'qwertyuiop',
    'йцукенгшщз',
    'пароль123456',
    'Password123!',
    'iloveyou2024',
    'administrator',
    'aaaaaaaaaaaa',
    'abcabcabcabc',
    'qazwsxedcrfv',
    'december2024',
    '01.01.1990',
    'p a s s w o r d',
    'п-а-р-о-л-ь-1-2-3',
  ])('%j is among those that a guesser tries first', (password) => {
    expect(estimateGuesses(password, [])).toBeLessThan(enough);
  });

  it.each(['correct horse battery', 'синий трамвай у моря', 'K7#mq2!vPz0w', 'a password of hers'])(
    '%j is not',
    (password) => {
      expect(estimateGuesses(password, [])).toBeGreaterThanOrEqual(enough);
    },
  );

  it('counts words that belong to the owner for little', () => {
    const word = 'zubrowkinskaya';
    expect(estimateGuesses(`${word}1`, [word])).toBeLessThan(enough);
    expect(estimateGuesses(`${word}1`, [])).toBeGreaterThanOrEqual(enough);
  });
});
