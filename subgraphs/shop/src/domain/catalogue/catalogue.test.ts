import { wantedWords, wordsOf } from './search-words.ts';
import { describeStones, type Stone } from './stones.ts';

const someStones = (given: Partial<Stone>): Stone => ({
  kind: 'DIAMOND',
  count: 1,
  caratTotal: 0.24,
  cut: { ru: 'круглый бриллиантовый', en: 'round brilliant' },
  ...given,
});

describe('the stones of a piece', () => {
  it('are counted as each language counts', () => {
    expect(describeStones(someStones({}), 'ru')).toBe('1 бриллиант, 0,24 кар., круглый бриллиантовый');
    expect(describeStones(someStones({ count: 2 }), 'ru')).toContain('2 бриллианта');
    expect(describeStones(someStones({ count: 11 }), 'ru')).toContain('11 бриллиантов');
    expect(describeStones(someStones({ count: 51 }), 'ru')).toContain('51 бриллиант,');
    expect(describeStones(someStones({}), 'en')).toBe('1 diamond, 0.24 ct, round brilliant');
    expect(describeStones(someStones({ count: 51 }), 'en')).toContain('51 diamonds');
  });

  it('are not weighed when they are sold by size', () => {
    const pearl = someStones({ kind: 'PEARL', caratTotal: null, cut: { ru: 'круглая', en: 'round' } });
    expect(describeStones(pearl, 'en')).toBe('1 pearl, round');
  });
});

describe('the words of a search', () => {
  it('are compared without case, signs and the dots of ё', () => {
    expect(wordsOf('Кольцо «Самоцвёт», Кольцо')).toEqual(['кольцо', 'самоцвет']);
  });

  it('are none without letters', () => {
    expect(wantedWords('  «» {$ne: 1}')).toEqual(['ne', '1']);
    expect(wantedWords(null)).toEqual([]);
    expect(wantedWords(' — ')).toEqual([]);
  });

  it('are not more than a person looks for', () => {
    expect(wantedWords('a b c d e f g h i j k')).toHaveLength(8);
  });
});
