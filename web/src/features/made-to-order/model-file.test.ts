import { shownFormat } from './model-file.ts';

describe('shownFormat', () => {
  it.each([
    ['ring.stl', 'stl'],
    ['shared.STL', 'stl'],
    ['my ring v2.final.glb', 'glb'],
    ['ring.3mf', null],
    ['stl', null],
  ])('%s → %p', (fileName, format) => {
    expect(shownFormat(fileName)).toBe(format);
  });
});
