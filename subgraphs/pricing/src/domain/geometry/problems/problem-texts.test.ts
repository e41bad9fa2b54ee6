import { modelProblemCodes } from '@alexandrite/contracts/events';
import { modelProblem } from './model-problem.ts';
import { describeProblem, problemMessage } from './problem-texts.ts';

describe('the text of a problem', () => {
  it.each(modelProblemCodes)('says what is wrong and what to do in both languages: %s', (code) => {
    const { message, advice } = describeProblem(
      modelProblem(code, { format: 'PLY', facets: 3, edges: 2, openEdges: 5 }),
    );
    for (const text of [message.ru, advice.ru]) expect(text).toMatch(/^[А-ЯЁ0-9].*[а-яё].*\.$/u);
    for (const text of [message.en, advice.en]) expect(text).toMatch(/^[A-Z0-9].*[a-z].*\.$/);
    const all = `${message.ru}${advice.ru}${message.en}${advice.en}`;
    expect(all).not.toMatch(/undefined|NaN|\[object|\s\s|\$\{/);
  });

  it('bends nouns after numbers', () => {
    const text = (openEdges: number) => problemMessage(modelProblem('OPEN_SURFACE', { openEdges }));
    expect(text(1).ru).toContain('1 открытое ребро.');
    expect(text(1).en).toContain('1 open edge.');
    expect(text(3).ru).toContain('3 открытых ребра.');
    expect(text(11).ru).toContain('11 открытых рёбер.');
    expect(text(64).ru).toContain('64 открытых ребра.');
    expect(text(64).en).toContain('64 open edges.');
    expect(problemMessage(modelProblem('WINDING_REPAIRED', { facets: 29, cavities: 0 })).ru).toBe(
      '29 граней были вывернуты наизнанку, мы это исправили. Делать ничего не нужно.',
    );
  });
});
