import { previewSource, shownFormat, storedSource } from './shown-format.ts';

describe('shownFormat', () => {
  it.each([
    ['ring.stl', 'stl'],
    ['shared.STL', 'stl'],
    ['my ring v2.final.glb', 'glb'],
    ['ring.3mf', '3mf'],
    ['ring.gltf', 'gltf'],
    ['ring.obj', 'obj'],
    ['ring.ply', 'ply'],
    ['ring.step', null],
    ['ring.constructor', null],
    ['stl', null],
  ])('%s → %p', (fileName, format) => {
    expect(shownFormat(fileName, 1000)).toBe(format);
  });

  it('leaves what is too large for a page to its light mesh', () => {
    expect(shownFormat('ring.stl', 200_000_000)).toBeNull();
    expect(shownFormat('ring.3mf', 9_000_000)).toBeNull();
  });
});

describe('the light mesh of a model', () => {
  it('stands as the model itself would', () => {
    expect(previewSource('ring.stl', 'https://…')).toMatchObject({ format: 'glb', allMetal: true, up: 'z' });
    expect(previewSource('ring.gltf', 'https://…')).toMatchObject({ up: 'y' });
  });
});

describe('what is shown of a stored model', () => {
  const stored = { fileName: 'ring.stl', byteSize: 1000, fileUrl: 'file', previewUrl: 'preview' };

  it('is the file where a page can read it, else its light mesh', () => {
    expect(storedSource(stored)).toMatchObject({ format: 'stl', url: 'file' });
    expect(storedSource({ ...stored, byteSize: 200_000_000 })).toMatchObject({ format: 'glb', url: 'preview' });
    expect(storedSource({ ...stored, fileName: 'ring.step' })).toMatchObject({ url: 'preview' });
  });

  it('is nothing while there is neither', () => {
    expect(storedSource({ ...stored, fileUrl: null, previewUrl: null })).toBeNull();
  });
});
