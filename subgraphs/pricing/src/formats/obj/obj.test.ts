import { cuboid, torus } from '../../domain/geometry/test/shapes.ts';
import { collect, refusalOf, trianglesIn } from '../test/collecting-sink.ts';
import { objFile } from '../test/obj-files.ts';

const cube = cuboid();
const text = objFile(cube);
const read = (file: string) => trianglesIn(file, 'ring.obj');
const refused = (file: string) => refusalOf(file, 'ring.obj');

describe('an OBJ file', () => {
  it('is read exactly, whatever pieces it comes in', () => {
    const ring = torus(10, 2, 12, 8);
    for (const pieceLength of [1, 7, 1023, 1024, 1025, 1e6]) {
      expect(trianglesIn(objFile(ring), 'ring.obj', pieceLength)).toEqual(
        ring.map((corners) => corners.map((value) => value + 0)),
      );
    }
  });

  const named = ['v 0 0 0', 'v 1 0 0', 'v 0 1 0'].join('\n');
  it.each([
    ['a byte order mark', `\ufeff${text}`],
    ['Windows line ends', text.replaceAll('\n', '\r\n')],
    ['old Macintosh line ends', text.replaceAll('\n', '\r')],
    ['no line end at the end', text.trimEnd()],
    ['tabs and trailing blanks', text.replaceAll(' ', '\t ').replaceAll('\n', ' \n\n')],
    ['texture coordinates and normals', text.replace(/^f .*/gm, (line) => line.replaceAll(/(\d+)/g, '$1/$1/$1'))],
    ['normals alone', text.replace(/^f .*/gm, (line) => line.replaceAll(/(\d+)/g, '$1//7'))],
    ['texture coordinates alone', text.replace(/^f .*/gm, (line) => line.replaceAll(/(\d+)/g, '$1/5'))],
    [
      'indices that count back',
      text.replace(/^f .*/gm, (line) => line.replaceAll(/(\d+)/g, (at) => String(Number(at) - 9))),
    ],
    ['colours of vertices', text.replace(/^v .*/gm, (line) => `${line} 0.5 0.25 1`)],
    ['weights', text.replace(/^v .*/gm, (line) => `${line} 1.0`)],
    ['groups, smoothing and names', `g a b\n${text.replace('s off', 's 1\ng head\no head\nlod 3')}`],
    ['normals between', text.replace(/^v /gm, 'vn 0 0 1\nvt 0 0\nv ')],
    ['lines and points', `${text}l 1 2 3\np 1 2\n`],
    ['continued lines', text.replace(/^f (\d+) /gm, 'f $1 \\\n').replace(/^v (\S+) /gm, 'v $1\\\n ')],
    ['continued lines of Windows', text.replace(/^f (\d+) /gm, 'f $1 \\\n').replaceAll('\n', '\r\n')],
    ['continued lines with blanks behind the backslash', text.replace(/^([fv] \S+) /gm, '$1 \\ \t\n ')],
    ['comments behind its lines', text.replace(/^[fv] .*/gm, (line) => `${line} # side 1 2 3`)],
    ['comments that touch a number', text.replace(/^[fv] .*/gm, (line) => `${line}#side`)],
    ['faces by their old name', text.replace(/^f /gm, 'fo ')],
    ['comments that end in a backslash', text.replace('# made', '# C:\\models\\\n# made')],
    ['exponents', text.replace(/^v .*/gm, (line) => line.replaceAll('1', '1.0e+00'))],
    ['zeros with a sign', text.replace(/^v .*/gm, (line) => line.replaceAll('0', '-0.0'))],
    [
      'faces before their vertices',
      text
        .split('\n')
        .toSorted((a, b) => Number(b.startsWith('f')) - Number(a.startsWith('f')))
        .join('\n'),
    ],
  ])('is read with %s', (_, quirk) => {
    expect(read(quirk)).toEqual(cube);
    expect(trianglesIn(quirk, 'ring.obj', 3)).toEqual(cube);
  });

  it('is known by what it holds, whatever it is called', () => {
    expect(trianglesIn(text, 'ring.stl')).toEqual(cube);
    expect(trianglesIn(`# long-winded\n${'# comment\n'.repeat(300)}${text}`, 'ring.OBJ')).toEqual(cube);
  });

  it('states no unit', () => {
    expect(collect(text, 'ring.obj').unit).toBeNull();
  });

  it('has its polygons cut into triangles that keep their area, also concave ones', () => {
    const points = [
      [0, 0],
      [4, 0],
      [4, 4],
      [2, 1],
      [0, 4],
    ];
    const vertices = points.map(([x, y]) => `v ${x} ${y} 0`).join('\n');
    for (const face of ['1 2 3 4 5', '3 4 5 1 2', '4 5 1 2 3']) {
      const triangles = read(`${vertices}\nf ${face}\n`);
      const areas = triangles.map(
        ([ax = 0, ay = 0, , bx = 0, by = 0, , cx = 0, cy = 0]) => ((bx - ax) * (cy - ay) - (by - ay) * (cx - ax)) / 2,
      );
      expect(areas).toHaveLength(3);
      expect(areas.every((area) => area > 0)).toBe(true);
      expect(areas.reduce((sum, area) => sum + area, 0)).toBe(10);
    }
  });

  it.each([
    ['0', 'f 1 2 0'],
    ['beyond the last vertex', 'f 1 2 4'],
    ['back beyond the first', 'f -1 -2 -4'],
    ['far beyond', 'f 1 2 99999999999999999999'],
    ['that is no number', 'f 1 2 x'],
    ['that is a fraction', 'f 1 2 2.5'],
    ['that is missing', 'f 1 2 /3'],
    ['behind a backslash in its line', 'f 1 2 \\ 3'],
  ])('is refused with an index %s, and says in which line', (_, face) => {
    expect(refused(`${named}\n${face}\n`)).toMatchObject({ code: 'MALFORMED', params: { line: 4 } });
  });

  it.each([
    ['nan', 'NON_FINITE_COORDINATE'],
    ['1e999', 'NON_FINITE_COORDINATE'],
    ['1e13', 'NON_FINITE_COORDINATE'],
    ['1,5', 'MALFORMED'],
    ['', 'MALFORMED'],
    ['1'.repeat(200), 'MALFORMED'],
  ])('is refused when a coordinate is written %p', (bad, code) => {
    const file = `${named.replace('v 1 0 0', `v 1 0 ${bad}`)}\nf 1 2 3\n`;
    for (const pieceLength of [1, 1000]) {
      expect(refusalOf(file, 'ring.obj', pieceLength)).toMatchObject({ code, params: { line: 2 } });
    }
  });

  it('is refused when it holds free-form surfaces, and says so', () => {
    const surface = `${named}\nvp 0 0\ncstype bspline\ndeg 3 3\nsurf 0 1 0 1 1 2 3\nend\n`;
    expect(refused(surface)).toMatchObject({ code: 'UNSUPPORTED_FORMAT', params: { format: 'OBJ (curv, surf)' } });
  });

  it('is refused when it has no faces', () => {
    expect(refused(named)).toMatchObject({ code: 'NO_TRIANGLES' });
    expect(refused(`${named}\nf 1 2\nl 1 2\n`)).toMatchObject({ code: 'NO_TRIANGLES' });
    expect(refused('# nothing but words\n')).toMatchObject({ code: 'NO_TRIANGLES' });
  });

  it('is refused when its polygons ask for too much', () => {
    expect(refused(`${named}\nf${' 1 2 3'.repeat(5000)}\n`)).toMatchObject({ code: 'TOO_COMPLEX' });
  });
});
