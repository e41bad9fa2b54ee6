import { cleanFileName, contentTypeOf, refuseFile } from './model-file.ts';

describe('the name of an uploaded file', () => {
  it.each([
    ['ring.stl', 'ring.stl'],
    ['Кольцо Анны.STL', 'Кольцо Анны.STL'],
    ['../../etc/passwd.stl', 'passwd.stl'],
    ['C:\\models\\ring.stl', 'ring.stl'],
    ['a\u0000b\r\nc.stl', 'abc.stl'],
    ['\u202Elts.gnir.stl', 'lts.gnir.stl'],
    ['\u3164\u200B.stl', 'model.stl'],
    ['.stl', 'model.stl'],
    ['   .stl', 'model.stl'],
    ['<"ring">.stl', 'ring.stl'],
    ['', 'model'],
  ])('%j becomes %j', (given, clean) => {
    expect(cleanFileName(given)).toBe(clean);
  });

  it('is kept short, with its ending', () => {
    const name = cleanFileName(`${'ring'.repeat(100)}.stl`);
    expect(name).toHaveLength(120);
    expect(name.endsWith('.stl')).toBe(true);
  });
});

describe('a file to be uploaded', () => {
  const most = 1_000_000;

  it.each(['ring.stl', 'RING.STL', 'ring.obj', 'ring.ply', 'ring.glb', 'ring.glTF', 'ring.3mf'])(
    'is taken when it is a model of a size that is taken: %s',
    (name) => {
      expect(refuseFile(name, most, most)).toBeNull();
      expect(refuseFile(name, 1, most)).toBeNull();
    },
  );

  it.each([
    ['ring.step', 100, 'UNSUPPORTED_FORMAT'],
    ['ring.constructor', 100, 'UNSUPPORTED_FORMAT'],
    ['ring', 100, 'UNSUPPORTED_FORMAT'],
    ['ring.stl.exe', 100, 'UNSUPPORTED_FORMAT'],
    ['ring.stl', 0, 'EMPTY_FILE'],
    ['ring.stl', -1, 'EMPTY_FILE'],
    ['ring.stl', most + 1, 'FILE_TOO_LARGE'],
  ])('%s of %d bytes is refused: %s', (name, size, code) => {
    expect(refuseFile(name, size, most)).toMatchObject({
      type: 'FileNotAccepted',
      code,
      fields: {
        maxByteSize: most,
        acceptedFormats: ['.stl', '.obj', '.ply', '.glb', '.gltf', '.3mf'],
        formats: '.stl, .obj, .ply, .glb, .gltf, .3mf',
      },
    });
  });
});

describe('the type that a file is sent out as', () => {
  it.each([
    ['ring.stl', 'model/stl'],
    ['RING.STL', 'model/stl'],
    ['ring.obj', 'model/obj'],
    ['ring.ply', 'application/octet-stream'],
    ['ring.glb', 'model/gltf-binary'],
    ['ring.gltf', 'model/gltf+json'],
    ['ring.3mf', 'model/3mf'],
    ['ring.html', 'application/octet-stream'],
    ['ring', 'application/octet-stream'],
  ])('of %s is %s', (name, type) => {
    expect(contentTypeOf(name)).toBe(type);
  });
});
