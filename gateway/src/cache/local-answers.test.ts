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
    for (const key of ['a', 'b', 'c', 'd', 'e']) answers.set(key, anAnswer(1_400));
    answers.get('a');
    answers.set('f', anAnswer(1_400));
    const left = ['a', 'b', 'c', 'd', 'e', 'f'].filter((key) => answers.get(key));
    expect(left).toEqual(['a', 'c', 'd', 'e', 'f']);
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
