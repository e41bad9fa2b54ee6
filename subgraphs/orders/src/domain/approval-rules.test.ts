import { type ApprovalCase, askApprovalRules, type ApprovalRuleName } from './approval-rules.ts';

const limits = { totalMinor: 500_000_00, daysOfLoad: 15 };

const aCase = (given: Partial<ApprovalCase> = {}): ApprovalCase => ({
  totalMinor: 42_000_00,
  customerKnown: true,
  modelWarnings: [],
  basisFaults: [],
  pieces: 1,
  load: { piecesAhead: 0, piecesPerDay: 20 },
  ...given,
});

const failing = (given: Partial<ApprovalCase>): ApprovalRuleName[] =>
  askApprovalRules(aCase(given), limits)
    .filter(({ passed }) => !passed)
    .map(({ name }) => name);

describe('the approval rules', () => {
  it('let an ordinary order of a known customer pass', () => {
    expect(failing({})).toEqual([]);
  });

  it('hold the order of somebody unknown', () => {
    expect(failing({ customerKnown: false })).toEqual(['KNOWN_CUSTOMER']);
  });

  it('hold a total above the limit, and let one at the limit pass', () => {
    expect(failing({ totalMinor: limits.totalMinor + 1 })).toEqual(['TOTAL_WITHIN_LIMIT']);
    expect(failing({ totalMinor: limits.totalMinor })).toEqual([]);
  });

  it('hold a model that a person should look at, and say which warning', () => {
    expect(failing({ modelWarnings: ['IMPLAUSIBLE_SIZE'] })).toEqual(['MODELS_CLEAN']);
    const results = askApprovalRules(aCase({ modelWarnings: ['IMPLAUSIBLE_SIZE'] }), limits);
    expect(results.find(({ name }) => name === 'MODELS_CLEAN')?.fields).toEqual({ warnings: ['IMPLAUSIBLE_SIZE'] });
  });

  it('hold an order whose price was computed for something else', () => {
    expect(failing({ basisFaults: ['TAX_REGION_DIFFERS'] })).toEqual(['PRICE_STILL_TRUE']);
    expect(failing({ basisFaults: ['CHOICES_UNKNOWN'] })).toEqual(['PRICE_STILL_TRUE']);
  });

  it('hold what production could not make in time', () => {
    expect(failing({ pieces: 301 })).toEqual(['WITHIN_CAPACITY']);
    expect(failing({ pieces: 300 })).toEqual([]);
  });

  it('name every rule that does not pass, in order', () => {
    expect(failing({ customerKnown: false, modelWarnings: ['OPEN_SURFACE'] })).toEqual([
      'KNOWN_CUSTOMER',
      'MODELS_CLEAN',
    ]);
  });
});
