import { RetryBudget } from './retry-budget.ts';

const spendAll = (budget: RetryBudget): number => {
  let retries = 0;
  while (budget.spend()) retries += 1;
  return retries;
};

describe('the budget of retries', () => {
  it('is a tenth of the questions, beyond a few at the start', () => {
    const budget = new RetryBudget();
    const atStart = spendAll(budget);
    let retries = 0;
    for (let question = 0; question < 1_000; question += 1) {
      budget.earn();
      if (budget.spend()) retries += 1;
    }
    expect(atStart).toBe(10);
    expect(retries).toBeGreaterThanOrEqual(99);
    expect(retries).toBeLessThanOrEqual(100);
  });

  it('does not grow in quiet hours', () => {
    const budget = new RetryBudget();
    for (let question = 0; question < 10_000; question += 1) budget.earn();
    expect(spendAll(budget)).toBe(10);
  });
});
