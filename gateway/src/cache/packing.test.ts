import { pack, unpack } from './packing.ts';
import { bodyForms, storedAnswer } from './stored-answer.ts';

describe('an answer in Redis', () => {
  it.each([
    ['short', '{"data":{"name":"Кольцо"}}'],
    ['long', JSON.stringify({ data: 'Кольцо '.repeat(1_000) })],
  ])('comes back as it was: a %s one', async (_, body) => {
    const answer = await storedAnswer(
      { body, maxAge: 60, tags: ['Product:prd_1', 'Кольцо\n'] },
      1_750_000_000_000,
      5_000,
    );
    for (const form of bodyForms) {
      const { forms, ...rest } = answer;
      expect({ ...unpack(pack(answer, form), form) }).toEqual({ ...rest, forms: { [form]: forms[form] } });
    }
    expect([answer.freshUntil, answer.staleUntil]).toEqual([1_750_000_060_000, 1_750_000_065_000]);
  });

  it('says first until when it is fresh, for scripts', async () => {
    const answer = await storedAnswer({ body: '{}', maxAge: 0.5, tags: [] }, 1_750_000_000_000, 0);
    expect(pack(answer, 'plain').toString('latin1', 0, 13)).toBe('1750000000500');
  });

  it.each([Buffer.alloc(0), Buffer.from('nonsense'), Buffer.alloc(300, '9')])('that is none is not read', (bytes) => {
    expect(() => unpack(bytes, 'plain')).toThrow('not as it was written');
  });
});
