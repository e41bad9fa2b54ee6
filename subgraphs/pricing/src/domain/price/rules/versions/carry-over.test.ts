import { carryOver } from './carry-over.ts';

const base = { margin: 0.3, taxes: [{ region: 'RU', share: 0.2 }], finishIds: ['polished'], casting: { perFlask: 10 } };

describe('a change carried over to other content', () => {
  it('is made there, and leaves what the other changed', () => {
    const theirs = { ...base, margin: 0.5 };
    const onto = { ...base, casting: { perFlask: 12 } };
    expect(carryOver(base, theirs, onto)).toEqual({ ...base, margin: 0.5, casting: { perFlask: 12 } });
  });

  it('holds where both changed the same', () => {
    expect(carryOver(base, { ...base, margin: 0.5 }, { ...base, margin: 0.4 }).margin).toBe(0.5);
  });

  it('finds entries of lists by what names them, wherever they stand', () => {
    const theirs = { ...base, taxes: [{ region: 'RU', share: 0.22 }] };
    const onto = { ...base, taxes: [...[{ region: 'KZ', share: 0.12 }], ...base.taxes] };
    expect(carryOver(base, theirs, onto).taxes).toEqual([
      { region: 'KZ', share: 0.12 },
      { region: 'RU', share: 0.22 },
    ]);
  });

  it('adds and takes away entries', () => {
    const more = { ...base, taxes: [...base.taxes, { region: 'AM', share: 0.1 }] };
    const none = { ...base, taxes: [] };
    expect(carryOver(base, more, base)).toEqual(more);
    expect(carryOver(base, none, more).taxes).toEqual([{ region: 'AM', share: 0.1 }]);
    expect(carryOver(base, base, none)).toEqual(none);
  });

  it('takes a list of nameless things as one', () => {
    const theirs = { ...base, finishIds: ['matt', 'polished'] };
    expect(carryOver(base, theirs, { ...base, finishIds: ['polished', 'brushed'] }).finishIds).toEqual([
      'matt',
      'polished',
    ]);
  });
});
