import { refuse } from '@alexandrite/contracts/outcome';
import { commonTexts, fillText, presentRefusal, refuseBadIdempotencyKey, textOf, type TextCatalogue } from './index.ts';

const texts: TextCatalogue = {
  QUANTITY_RANGE: { ru: 'Количество — от 1 до {most}.', en: 'Order 1 to {most} pieces.' },
};

describe('a refusal', () => {
  it('is shown in the language of the caller, with its fields in the text and beside it', () => {
    const refusal = refuse('InvalidInput', 'QUANTITY_RANGE', { most: 50, field: 'quantity' });
    expect(presentRefusal(refusal, texts, 'en')).toEqual({
      __typename: 'InvalidInput',
      code: 'QUANTITY_RANGE',
      message: 'Order 1 to 50 pieces.',
      most: 50,
      field: 'quantity',
    });
    expect(presentRefusal(refusal, texts, 'ru').message).toBe('Количество — от 1 до 50.');
  });

  it('cannot replace its own code, type or message by a field', () => {
    const refusal = refuse('InvalidInput', 'QUANTITY_RANGE', { most: 5, code: 'X', message: 'X', __typename: 'X' });
    expect(presentRefusal(refusal, texts, 'en')).toMatchObject({
      __typename: 'InvalidInput',
      code: 'QUANTITY_RANGE',
      message: 'Order 1 to 5 pieces.',
    });
  });

  it('has the texts that every service needs', () => {
    for (const code of Object.keys(commonTexts)) {
      expect(textOf({}, code, 'ru')).toMatch(/[а-я]/i);
      expect(textOf({}, code, 'en')).toMatch(/^[\x20-\x7e]+$/);
    }
  });

  it('cannot be shown without a text', () => {
    expect(() => textOf(texts, 'UNHEARD_OF', 'en')).toThrow('no text for UNHEARD_OF');
    expect(() => textOf(texts, 'constructor', 'en')).toThrow('no text for constructor');
  });
});

describe('a text', () => {
  it('shows a place whose field is missing, so that it is noticed', () => {
    expect(fillText('{a} of {b}, {toString}', { a: 0, b: null })).toBe('0 of {b}, {toString}');
  });

  it('does not take what a person wrote for a place or a pattern', () => {
    expect(fillText('{reason}!', { reason: "$& {other} $'", other: 'x' })).toBe("$& {other} $'!");
  });
});

describe('an idempotency key', () => {
  it.each(['12345678', 'key_0123456789abcdef', '!~'.repeat(64)])('may be %s', (key) => {
    expect(refuseBadIdempotencyKey(key)).toBeNull();
  });

  it.each(['', '1234567', 'x'.repeat(129), 'with space', 'ключ-ключ-ключ', '12345678\n'])('may not be %j', (key) => {
    expect(refuseBadIdempotencyKey(key)).toMatchObject({
      type: 'InvalidInput',
      code: 'IDEMPOTENCY_KEY_FORMAT',
      fields: { field: 'idempotencyKey' },
    });
  });
});
