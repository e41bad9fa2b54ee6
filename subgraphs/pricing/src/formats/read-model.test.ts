import { asciiFacets, asciiStlFile, binaryStlFile, problemIn, surfaceIn, textBytes } from './test/stl-files.ts';
import { cuboid, torus } from '../domain/geometry/test/shapes.ts';

const cube = cuboid();

describe('a binary STL file', () => {
  it('is read whatever pieces it comes in', () => {
    const file = binaryStlFile(torus(10, 2, 12, 8));
    const whole = surfaceIn(file, { pieceLength: file.length });
    for (const pieceLength of [1, 7, 49, 50, 51, 83, 84, 85, 1023, 1024, 1025]) {
      expect(surfaceIn(file, { pieceLength })).toEqual(whole);
    }
    expect(whole.facetCount).toBe(192);
    expect(whole.vertexCount).toBe(96);
  });

  it('is read when its header begins like an ASCII file', () => {
    expect(surfaceIn(binaryStlFile(cube, 'solid unit_cube')).facetCount).toBe(12);
  });

  it('is read whatever it is called', () => {
    expect(surfaceIn(binaryStlFile(cube), { fileName: 'ring' }).facetCount).toBe(12);
  });

  it('is refused when it is cut short', () => {
    const file = binaryStlFile(cube).subarray(0, 500);
    expect(problemIn(file)).toMatchObject({ code: 'TRUNCATED', params: { declared: 12, found: 8 } });
    expect(problemIn(file.subarray(0, 60))).toMatchObject({ code: 'UNKNOWN_FORMAT' });
    expect(problemIn(binaryStlFile(cube, '\u0001').subarray(0, 60))).toMatchObject({ code: 'TRUNCATED' });
  });

  it.each([
    ['a line end', [0x0d, 0x0a]],
    ['zeros to fill it up', Array.from({ length: 512 }, () => 0)],
    ['the sign that ended files under DOS', [0x1a]],
  ])('is read with %s behind its last facet', (_, tail) => {
    const file = binaryStlFile(cube);
    const expected = surfaceIn(file);
    for (const pieceLength of [1, 49, 1024]) {
      expect(surfaceIn(Uint8Array.from([...file, ...tail]), { pieceLength })).toEqual(expected);
    }
    expect(problemIn(Uint8Array.from([...file, ...tail, 1]))).toMatchObject({ code: 'MALFORMED' });
  });

  it('is refused when its count is a lie', () => {
    expect(problemIn(binaryStlFile(cube, 'lie', 11))).toMatchObject({ code: 'MALFORMED' });
    expect(problemIn(binaryStlFile(cube, 'lie', 0))).toMatchObject({ code: 'MALFORMED' });
    expect(problemIn(binaryStlFile(cube, 'lie', 200_000_000))).toMatchObject({ code: 'TRUNCATED' });
  });

  it('is refused when it has no triangles', () => {
    expect(problemIn(binaryStlFile([]))).toMatchObject({ code: 'NO_TRIANGLES' });
  });

  it.each([NaN, Infinity, -Infinity, 1e20])('is refused when a coordinate is %p, and says where', (bad) => {
    const triangles = cube.map((corners, at) => (at === 6 ? corners.with(5, bad) : corners));
    expect(problemIn(binaryStlFile(triangles))).toMatchObject({ code: 'NON_FINITE_COORDINATE', params: { facet: 7 } });
  });

  it('is refused when it has more triangles than a worker takes, before any is read', () => {
    const limits = { maxTriangles: 11, maxBytes: 1e9 };
    const problem = problemIn(binaryStlFile(cube), { limits });
    expect(problem).toMatchObject({ code: 'TOO_MANY_TRIANGLES', params: { found: 12, limit: 11 } });
  });

  it('is refused when its surface takes more memory than a worker has', () => {
    const limits = { maxTriangles: 1e6, maxBytes: 200_000 };
    expect(problemIn(binaryStlFile(torus(10, 2, 100, 100)), { limits })).toMatchObject({ code: 'TOO_COMPLEX' });
  });
});

describe('an ASCII STL file', () => {
  const expected = surfaceIn(asciiStlFile(cube));

  it('is read whatever pieces it comes in', () => {
    expect(expected.facetCount).toBe(12);
    expect(expected.vertexCount).toBe(8);
    for (const pieceLength of [1, 2, 3, 5, 17, 1023, 1024, 1025]) {
      expect(surfaceIn(asciiStlFile(cube), { pieceLength })).toEqual(expected);
    }
  });

  const text = asciiStlFile(cube);
  it.each([
    ['a byte order mark', `\ufeff${text}`],
    ['no endsolid', text.replace(/endsolid.*\n/, '')],
    ['no line end at the end', text.trimEnd()],
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', text.replaceAll('\n', '\r')],
    ['tabs and empty lines', text.replaceAll(' ', '\t').replaceAll('\n', '\n\n \n')],
    ['capital letters', text.toUpperCase()],
    ['mixed case', text.replaceAll('facet', 'Facet').replaceAll('vertex', 'verTeX')],
    ['no name', text.replaceAll(' ring', '')],
    ['a name with keywords in it', text.replaceAll(' ring', ' vertex facet loop 1 endsolid')],
    ['a Russian name', text.replaceAll(' ring', ' Кольцо с гранью')],
    ['a name of a thousand letters', text.replaceAll(' ring', ` ${'n'.repeat(1000)}`)],
    ['everything in one line', text.replaceAll('\n', ' ')],
    ['normals that are no numbers', text.replaceAll('normal 0 0 0', 'normal nan -nan(ind) 1.#QNAN')],
    ['no normals', text.replaceAll(' normal 0 0 0', '')],
    ['exponents', text.replace(/vertex (.*)/g, (line) => line.replaceAll('1', '1.000000E+00'))],
    ['Fortran exponents', text.replace(/vertex (.*)/g, (line) => line.replaceAll('1', '0.1D1'))],
    ['zeros with a sign', text.replace(/vertex (.*)/g, (line) => line.replaceAll('0', '-0.0e-5'))],
    ['blanks before it', `\n  \n${text}`],
    ['a blank after it', `${text}\u0000\u001a`],
    ['its endings in two words', text.replaceAll(/end(loop|facet|solid)/g, 'end $1')],
    ['outer loop in one word', text.replaceAll('outer loop', 'outerloop')],
    ['attributes behind facets', text.replaceAll('endfacet', 'endfacet color 31744 material gold')],
    [
      'attributes behind facets, all in one line',
      text.replaceAll('endfacet', 'endfacet color 7').replaceAll('\n', ' '),
    ],
    ['a comment before it', `; made for a test\n# solid as a rock\n${text}`],
    ['comments between lines', text.replaceAll('\n', '\n; facet of a comment\n')],
    ['comments behind lines', text.replaceAll(/^( +.*)$/gm, '$1 // end of a line')],
  ])('is read with %s', (_, quirk) => {
    expect(surfaceIn(quirk)).toEqual(expected);
  });

  it('is read with several solids', () => {
    const file = `${asciiStlFile(cube, 'one')}\n${asciiStlFile(torus(10, 2, 5, 4), 'two')}`;
    expect(surfaceIn(file).facetCount).toBe(12 + 40);
  });

  it('gives coordinates exactly as written', () => {
    const numbers = [
      '0.1',
      '-123456.789012345678901',
      '1e-30',
      '900719925474.0993',
      '.5',
      '5.',
      '+2.5e+3',
      '00012',
      '1e5',
    ];
    const vertices = [0, 3, 6].map((at) => `vertex ${numbers.slice(at, at + 3).join(' ')}`);
    const surface = surfaceIn(`solid\nfacet\nouter loop\n${vertices.join('\n')}\nendloop\nendfacet`);
    expect(Array.from(surface.coordinates)).toEqual(numbers.map(Number));
  });

  it('is refused when it ends within a facet', () => {
    for (const end of ['endfacet', 'endloop', 'vertex 1 1', 'outer']) {
      const cut = text.slice(0, text.lastIndexOf(end));
      expect(problemIn(cut)).toMatchObject({ code: 'TRUNCATED' });
    }
    expect(problemIn(text.slice(0, text.lastIndexOf('solid') - 1))).toMatchObject({ code: 'TRUNCATED' });
  });

  it('is refused when it has no triangles', () => {
    expect(problemIn('solid Empty\nendsolid Empty')).toMatchObject({ code: 'NO_TRIANGLES' });
    expect(problemIn('solid')).toMatchObject({ code: 'NO_TRIANGLES' });
  });

  it.each([
    ['nan', 'NON_FINITE_COORDINATE'],
    ['-inf', 'NON_FINITE_COORDINATE'],
    ['1.#IND', 'NON_FINITE_COORDINATE'],
    ['1e999', 'NON_FINITE_COORDINATE'],
    ['1,5', 'MALFORMED'],
    ['0x10', 'MALFORMED'],
    ['1.5mm', 'MALFORMED'],
    ['1.2.3', 'MALFORMED'],
    ['-', 'MALFORMED'],
    ['.', 'MALFORMED'],
    ['1e', 'MALFORMED'],
    ['vertex', 'MALFORMED'],
  ])('is refused when a coordinate is written %s', (bad, code) => {
    expect(problemIn(text.replace('vertex 0', `vertex ${bad}`))).toMatchObject({ code, params: { line: 4 } });
  });

  it('is refused when a facet has two or four corners, or a word is out of place', () => {
    const vertex = '      vertex 0 0 0\n';
    expect(problemIn(text.replace(vertex, ''))).toMatchObject({ code: 'MALFORMED' });
    expect(problemIn(text.replace(vertex, vertex + vertex))).toMatchObject({ code: 'MALFORMED' });
    expect(problemIn(text.replace('endfacet', 'endfacte'))).toMatchObject({ code: 'MALFORMED' });
    expect(problemIn(`solid ring\nnot a facet\n${asciiFacets(cube)}`)).toMatchObject({
      code: 'MALFORMED',
      params: { line: 2 },
    });
    expect(problemIn(text.replace('endsolid ring', 'thank you and good bye\n'))).toMatchObject({ code: 'MALFORMED' });
  });

  it('is refused when it has more triangles than a worker takes', () => {
    const limits = { maxTriangles: 11, maxBytes: 1e9 };
    expect(problemIn(text, { limits })).toMatchObject({ code: 'TOO_MANY_TRIANGLES' });
  });
});

describe('a file of another kind', () => {
  it.each([
    ['STEP', 'ISO-10303-21;\nHEADER;'],
    ['Rhino 3DM', '3D Geometry File Format        1'],
    ['COLLADA', '<?xml version="1.0"?>\n<COLLADA xmlns="x">'],
  ])('is known as %s, not read yet, even when it is called .stl', (format, content) => {
    expect(problemIn(content)).toMatchObject({ code: 'UNSUPPORTED_FORMAT', params: { format } });
  });

  it('is known as text in UTF-16, whichever byte comes first', () => {
    const littleEndian = Buffer.from(`\ufeff${asciiStlFile(cube)}`, 'utf16le');
    const bigEndian = Buffer.from(littleEndian).swap16();
    for (const content of [littleEndian, bigEndian]) {
      expect(problemIn(content)).toMatchObject({ code: 'UNSUPPORTED_FORMAT', params: { format: 'UTF-16' } });
    }
  });

  it.each([
    ['PLY', 'ply\nformat ascii 1.0\n'],
    ['GLB', 'glTF\u0002\u0000\u0000\u0000\u00ff\u0000\u0000\u0000'],
    ['ZIP', 'PK\u0003\u0004 and so on'],
  ])('that is cut short is known as %s, even when it is called .stl', (_, content) => {
    expect(problemIn(content)).toMatchObject({ code: 'TRUNCATED' });
  });

  it('is known as OBJ by its name where its beginning does not tell', () => {
    const comments = '# made by a long-winded program\n'.repeat(50);
    expect(problemIn(comments, { fileName: 'Ring.OBJ' })).toMatchObject({ code: 'NO_TRIANGLES' });
    expect(problemIn(comments, { fileName: 'Ring.stl' })).toMatchObject({ code: 'UNKNOWN_FORMAT' });
  });

  it.each([
    ['HTML', '<!doctype html><title>x</title><h1>not a mesh</h1>'],
    ['PDF', '%PDF-1.7 and so on'],
    ['ZIP', 'PK\u0005\u0006'],
    ['', 'Dear jeweller, please make this ring.'],
    ['', 'solidity is a virtue'],
    ['', '{"name": "ring", "private": true}'],
  ])('is told to be no model when it is %s, whatever it is called', (format, content) => {
    for (const ending of ['stl', 'obj', 'ply', 'glb', '3mf']) {
      expect(problemIn(content, { fileName: `ring.${ending}` })).toMatchObject({
        code: 'UNKNOWN_FORMAT',
        params: { format },
      });
    }
  });

  it('is told to be no model when it is noise not called .stl', () => {
    expect(
      problemIn(
        Uint8Array.from({ length: 3000 }, (_, at) => (at * 7919) % 256),
        { fileName: 'x.bin' },
      ),
    ).toMatchObject({
      code: 'UNKNOWN_FORMAT',
    });
  });

  it('does not keep the reader busy with line ends', () => {
    expect(problemIn('\n'.repeat(5000)).code).toBe('UNKNOWN_FORMAT');
    expect(problemIn('# \n\n'.repeat(5000)).code).toBe('UNKNOWN_FORMAT');
  });
});

describe('a file that did not arrive as it was announced', () => {
  it('is refused when it is empty', () => {
    expect(problemIn(new Uint8Array(0))).toMatchObject({ code: 'EMPTY_FILE' });
  });

  it('is refused when bytes are missing at its end', () => {
    const file = binaryStlFile(torus(10, 2, 20, 20));
    const cut = problemIn(file.subarray(0, 3000), { byteLength: file.length });
    expect(cut).toMatchObject({ code: 'UPLOAD_INCOMPLETE', params: { received: 3000, byteLength: file.length } });
    expect(problemIn(new Uint8Array(0), { byteLength: file.length })).toMatchObject({ code: 'UPLOAD_INCOMPLETE' });
    expect(problemIn(textBytes('solid'), { byteLength: 5000 })).toMatchObject({ code: 'UPLOAD_INCOMPLETE' });
  });
});
