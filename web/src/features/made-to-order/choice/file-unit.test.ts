import { unitStatement } from './file-unit.ts';

const asFileSays = { unit: null, overrideFileUnit: false };

describe('the unit of a file', () => {
  it('is asked for where the format has none, in millimetres unless said otherwise', () => {
    expect(unitStatement('ring.stl', null, asFileSays)).toEqual({ kind: 'asked', chosen: 'MM' });
    expect(unitStatement('ring.stl', { fileUnit: null }, { unit: 'INCH', overrideFileUnit: false })).toEqual({
      kind: 'asked',
      chosen: 'INCH',
    });
  });

  it('is awaited where the format may state one', () => {
    expect(unitStatement('ring.3MF', null, asFileSays)).toEqual({ kind: 'unknown' });
  });

  it('is said where the file states it', () => {
    expect(unitStatement('ring.glb', { fileUnit: 'M' }, asFileSays)).toEqual({ kind: 'stated', unit: 'M' });
  });

  it('is the file’s own when a unit was chosen for another file', () => {
    expect(unitStatement('ring.glb', { fileUnit: 'M' }, { unit: 'CM', overrideFileUnit: false }).kind).toBe('stated');
  });

  it('may be set by one who knows better', () => {
    expect(unitStatement('ring.glb', { fileUnit: 'M' }, { unit: 'MM', overrideFileUnit: true })).toEqual({
      kind: 'overridden',
      unit: 'M',
      chosen: 'MM',
    });
  });

  it('is asked for where the format could state one, and this file does not', () => {
    expect(unitStatement('ring.3mf', { fileUnit: null }, asFileSays)).toEqual({ kind: 'asked', chosen: 'MM' });
  });
});
