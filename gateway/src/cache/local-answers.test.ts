import { LocalAnswers } from './local-answers.ts';
import { sizeOf, type StoredAnswer } from './stored-answer.ts';

function anAnswer(bytes: number, ...tags: string[]): StoredAnswer {
  const plain = Buffer.alloc(bytes);
  const until = Date.now() + 60_000;
  return { etag: '', storedAt: 0, freshUntil: until, staleUntil: until, tags, isCompressed: false, forms: { plain } };
}

describe('answers in this process', () => {
  it('take no more than they may: those not used for longest go', () => {
    const answers = new LocalAnswers(10_000);
    // Each takes 1,944 bytes, and three quarters of the room are for what was used again.
    for (const key of ['a', 'b', 'c', 'd']) {
      answers.set(key, anAnswer(1_400));
      answers.get(key);
    }
    expect(['a', 'b', 'c', 'd'].filter((key) => answers.get(key))).toEqual(['b', 'c', 'd']);
  });

  it('that came once push out nothing that was used again', () => {
    const answers = new LocalAnswers(20_000);
    answers.set('hot', anAnswer(1_400, 'x'));
    answers.get('hot');
    for (let index = 0; index < 100; index += 1) answers.set(`new ${index}`, anAnswer(1_400));
    expect(answers.get('hot')).toBeDefined();
    expect([answers.get('new 0'), answers.get('new 99') !== undefined]).toEqual([undefined, true]);
    answers.purge(['x']);
    expect(answers.get('hot')).toBeUndefined();
  });

  it('do not make room for one that would push all others out', () => {
    const answers = new LocalAnswers(10_000);
    answers.set('a', anAnswer(1_000));
    answers.set('large', anAnswer(4_000));
    expect([answers.get('large'), answers.get('a')?.forms.plain?.length]).toEqual([undefined, 1_000]);
  });

  it('are none when there is no room at all', () => {
    const answers = new LocalAnswers(0);
    answers.set('a', anAnswer(10));
    expect(answers.get('a')).toBeUndefined();
  });

  it('are dropped by any of their tags, and no others are', () => {
    const answers = new LocalAnswers(1_000_000);
    answers.set('a', anAnswer(10, 'x', 'y'));
    answers.set('b', anAnswer(10, 'y'));
    answers.set('c', anAnswer(10, 'z'));
    answers.purge(['x']);
    expect(['a', 'b', 'c'].filter((key) => answers.get(key))).toEqual(['b', 'c']);
    answers.purge(['y', 'nobody']);
    expect(['a', 'b', 'c'].filter((key) => answers.get(key))).toEqual(['c']);
  });

  it('have the tags of what is there now, not of what was there before', () => {
    const answers = new LocalAnswers(1_000_000);
    answers.set('a', anAnswer(10, 'old'));
    answers.set('a', anAnswer(20, 'new'));
    answers.purge(['old']);
    expect(answers.get('a')?.tags).toEqual(['new']);
    answers.purge(['new']);
    expect(answers.get('a')).toBeUndefined();
  });

  it('count a body once that stands for all forms', () => {
    const answer = anAnswer(1_000);
    const { plain } = answer.forms;
    if (!plain) throw new Error('it has a body');
    expect(sizeOf({ ...answer, forms: { plain, br: plain, gzip: plain } })).toBe(sizeOf(answer));
  });
});
