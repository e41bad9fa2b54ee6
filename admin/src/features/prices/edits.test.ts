import { carryOver, edited, noEdits, withEdit } from './edits.ts';

const rules = {
  materials: [
    { id: 'gold', lossShare: 0.06 },
    { id: 'silver', lossShare: 0.04 },
  ],
  marginShare: 0.3,
  taxes: [{ region: 'RU', share: 0.22 }],
};

describe('the edits of price rules', () => {
  it('make another document', () => {
    const edits = withEdit(rules, withEdit(rules, noEdits, 'marginShare', 0.35), 'materials.1.lossShare', 0.05);
    expect(edited(rules, edits)).toMatchObject({ marginShare: 0.35, materials: [{}, { lossShare: 0.05 }] });
  });

  it('are none when a figure is again what it was', () => {
    const edits = withEdit(rules, noEdits, 'marginShare', 0.35);
    expect(withEdit(rules, edits, 'marginShare', 0.3).size).toBe(0);
    expect(withEdit(rules, noEdits, 'taxes', [{ region: 'RU', share: 0.22 }]).size).toBe(0);
  });

  it('are carried over to a newer version, but for rows that are others there', () => {
    const edits = new Map([
      ['marginShare', 0.35],
      ['materials.0.lossShare', 0.05],
      ['materials.1.lossShare', 0.03],
    ]);
    const newer = { ...rules, materials: [...rules.materials.slice(0, 1), { id: 'platinum', lossShare: 0.08 }] };
    expect([...carryOver(edits, rules, structuredClone(newer)).keys()]).toEqual([
      'marginShare',
      'materials.0.lossShare',
    ]);
  });
});
