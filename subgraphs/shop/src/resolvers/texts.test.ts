import { modelProblemCodes } from '@alexandrite/contracts/events';
import { modelProblemTexts } from './texts.ts';

describe('what is wrong with a model', () => {
  it.each(modelProblemCodes)('%s has words in both languages', (code) => {
    expect(modelProblemTexts[code].ru).toMatch(/[а-яё].*\.$/i);
    expect(modelProblemTexts[code].en).toMatch(/[a-z].*\.$/i);
  });
});
