import { cuboid, moved, rotated, scaled, torus, type Triangles } from '../../domain/geometry/test/shapes.ts';
import { collect, refusalOf, trianglesIn } from '../test/collecting-sink.ts';
import { archiveOf, meshXml, modelXml, objectXml, threeMfFile, threeMfPackage } from '../test/three-mf-files.ts';

const cube = cuboid();
const cubeObject = objectXml(1, meshXml(cube));
const item = '<item objectid="1" />';
const model = modelXml(cubeObject, item);
const read = (text: string, others: Record<string, string> = {}): Triangles =>
  trianglesIn(threeMfPackage(text, others), 'ring.3mf');
const refused = (text: string, others: Record<string, string | Uint8Array> = {}) =>
  refusalOf(threeMfPackage(text, others), 'ring.3mf');
/** Twelve numbers of a 3MF transform: a turn of a quarter about z, then a shift. */
const quarterTurn = '0 1 0 -1 0 0 0 0 1 5 6 7';
const turned = moved(rotated(cube, [0, 0, 1], Math.PI / 2), [5, 6, 7]);

function expectClose(found: Triangles, expected: Triangles): void {
  expect(found).toHaveLength(expected.length);
  found.flat().forEach((value, at) => {
    expect(value).toBeCloseTo(expected.flat()[at] ?? NaN, 9);
  });
}

describe('a 3MF file', () => {
  it('is read exactly, whatever pieces it comes in', () => {
    const ring = torus(10, 2, 12, 8);
    for (const pieceLength of [1, 7, 1023, 1024, 1025, 1e6]) {
      expect(trianglesIn(threeMfFile(ring), 'ring.3mf', pieceLength)).toEqual(
        ring.map((corners) => corners.map((value) => value + 0)),
      );
    }
  });

  it('is known by its content', () => {
    expect(trianglesIn(threeMfFile(cube), 'ring.stl')).toEqual(cube);
  });

  it.each([
    ['micron', 'MICRON'],
    ['millimeter', 'MM'],
    ['centimeter', 'CM'],
    ['meter', 'M'],
    ['inch', 'INCH'],
    ['foot', 'FOOT'],
  ])('states its unit: %s', (unit, expected) => {
    expect(collect(threeMfPackage(modelXml(cubeObject, item, `unit="${unit}"`)), 'a.3mf').unit).toBe(expected);
  });

  it('is in millimetres when it states none, and refused when it states one that nobody knows', () => {
    expect(collect(threeMfPackage(modelXml(cubeObject, item, '')), 'a.3mf').unit).toBe('MM');
    expect(refused(modelXml(cubeObject, item, 'unit="cubit"'))).toMatchObject({ code: 'MALFORMED' });
  });

  it('makes what its build says, where it says', () => {
    expectClose(read(modelXml(cubeObject, `<item objectid="1" transform="${quarterTurn}"/>`)), turned);
    expectClose(
      read(
        modelXml(
          cubeObject + objectXml(2, meshXml(scaled(cube, 9))),
          `${item}<item objectid="1" transform="2 0 0 0 2 0 0 0 2 3 0 0"/>`,
        ),
      ),
      [...cube, ...moved(scaled(cube, 2), [3, 0, 0])],
    );
    expect(refused(modelXml(cubeObject, ''))).toMatchObject({ code: 'NO_TRIANGLES' });
  });

  it('composes objects of components, each in its place', () => {
    const composed = objectXml(
      2,
      `<components><component objectid="1"/><component objectid="1" transform="1 0 0 0 1 0 0 0 1 0 0 4"/></components>`,
    );
    const parts = [...cube, ...moved(cube, [0, 0, 4])];
    expectClose(read(modelXml(cubeObject + composed, '<item objectid="2"/>')), parts);
    const moving = `<item objectid="2" transform="${quarterTurn}"/>`;
    expectClose(
      read(modelXml(cubeObject + composed, moving)),
      moved(rotated(parts, [0, 0, 1], Math.PI / 2), [5, 6, 7]),
    );
  });

  it('has mirrored objects wound the other way, so that they face outward again', () => {
    const volume = (triangles: Triangles): number =>
      triangles.reduce(
        (sum, [ax = 0, ay = 0, az = 0, bx = 0, by = 0, bz = 0, cx = 0, cy = 0, cz = 0]) =>
          sum + (ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)) / 6,
        0,
      );
    expect(volume(read(modelXml(cubeObject, '<item objectid="1" transform="-1 0 0 0 1 0 0 0 1 0 0 0"/>')))).toBeCloseTo(
      1,
      9,
    );
  });

  it('may have its objects in other parts (production extension)', () => {
    const others = { '3D/Objects/Cube 1.model': modelXml(objectXml(7, meshXml(cube)), '') };
    const path = 'p:path="/3D/Objects/cube%201.model"';
    expect(read(modelXml('', `<item objectid="7" ${path}/>`), others)).toEqual(cube);
    const composed = objectXml(
      1,
      `<components><component objectid="7" ${path} transform="${quarterTurn}"/></components>`,
    );
    expectClose(read(modelXml(composed, item, 'unit="inch" requiredextensions="p"'), others), turned);
    expect(refused(modelXml('', '<item objectid="7" p:path="/3D/other.model"/>'))).toMatchObject({
      code: 'EXTERNAL_REFERENCE',
    });
  });

  it.each([
    ['Windows line ends', model.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\ufeff${model}`],
    ['single quotes and blanks', model.replaceAll('"', "'").replaceAll('="', ' = "')],
    ['numbers with blanks about them', model.replaceAll(/ (x|v1)="(\d+)"/g, ' $1=" $2 "')],
    [
      'attributes in another order, and others beside',
      model.replaceAll(/<triangle (v1="\d+") (.*?) \/>/g, '<triangle p1="0" pid="3" $2 $1/>'),
    ],
    [
      'comments, instructions and texts with angle brackets',
      model.replace('<vertices>', '<!-- <vertex x="9"/> --><?php > ?><![CDATA[ <vertex/> > ]]><vertices>'),
    ],
    ['long comments', model.replace('<vertices>', `<!-- ${'- '.repeat(100_000)} --><vertices>`)],
    ['angle brackets in attributes', model.replace('<object ', '<object name="a > b" ')],
    ['tags that are closed apart', model.replaceAll(/<(vertex|triangle) (.*?) \/>/g, '<$1 $2></$1>')],
    ['elements of other namespaces', model.replace('<vertices>', '<vertices><s:vertex x="1" y="2"/>')],
    ['a prefix for its own', model.replaceAll(/<(\/?)(?=[a-z])/g, '<$1c:').replace('xmlns=', 'xmlns:c=')],
    ['no namespace', model.replace(/ xmlns="[^"]*"/, '')],
  ])('is read with %s', (_, text) => {
    expect(read(text)).toEqual(cube);
  });

  it('is read from archives as others write them: stored, with lengths left open, with ZIP64 fields', () => {
    const file = threeMfFile(cube);
    const entry = lastIndexOf(file, [0x50, 0x4b, 1, 2]);
    const open = file.slice();
    // The header of the first file says that lengths follow its bytes, as streaming writers have it.
    open[6] = 8;
    open.fill(0, 14, 26);
    expect(trianglesIn(open, 'a.3mf')).toEqual(cube);
    expect(entry).toBeGreaterThan(0);
    expect(trianglesIn(zip64Archive({ '3D/3dmodel.model': model }), 'a.3mf')).toEqual(cube);
  });
});

describe('a 3MF file that cannot be read', () => {
  it('is no 3MF when there is no model in it', () => {
    expect(refusalOf(archiveOf({ 'a.txt': 'x' }), 'ring.zip')).toMatchObject({
      code: 'UNKNOWN_FORMAT',
      params: { format: 'ZIP' },
    });
    expect(refusalOf(archiveOf({ 'a.txt': 'x' }), 'ring.3mf')).toMatchObject({ code: 'UNKNOWN_FORMAT' });
  });

  it('is told when it is cut short or damaged', () => {
    const file = threeMfFile(torus(10, 2, 12, 8));
    expect(refusalOf(file.subarray(0, file.length / 2), 'a.3mf')).toMatchObject({ code: 'TRUNCATED' });
    const damaged = file.slice();
    const middle = file.length / 2;
    damaged[middle] = (damaged[middle] ?? 0) ^ 0x55;
    expect(['MALFORMED', 'TRUNCATED']).toContain(refusalOf(damaged, 'a.3mf').code);
    expect(
      refusalOf(Uint8Array.of(0x50, 0x4b, 3, 4, ...Array.from({ length: 1000 }, (_, at) => at % 256)), 'a.3mf'),
    ).toMatchObject({ code: 'TRUNCATED' });
    expect(refused(model.slice(0, -30))).toMatchObject({ code: 'TRUNCATED' });
  });

  it('is told when it is encrypted, packed in another way, or in UTF-16', () => {
    const encrypted = threeMfFile(cube);
    for (let at = 0; at < encrypted.length - 10; at++) {
      if (encrypted[at] === 0x50 && encrypted[at + 1] === 0x4b && encrypted[at + 2] === 1) encrypted[at + 8] = 1;
    }
    expect(refusalOf(encrypted, 'a.3mf')).toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      params: { format: '3MF (encrypted)' },
    });
    const packed = threeMfFile(cube);
    for (let at = 0; at < packed.length - 10; at++) {
      if (packed[at] === 0x50 && packed[at + 1] === 0x4b && packed[at + 2] === 1) packed[at + 10] = 14;
    }
    expect(refusalOf(packed, 'a.3mf')).toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
    const wide = new Uint8Array(Uint16Array.from(`\ufeff${model}`, (letter) => letter.charCodeAt(0)).buffer);
    expect(refusalOf(archiveOf({ '3D/3dmodel.model': wide }), 'a.3mf')).toMatchObject({ code: 'UNSUPPORTED_FORMAT' });
  });

  it('names the extension that it cannot be read without', () => {
    const lattice =
      'xmlns:b="http://schemas.microsoft.com/3dmanufacturing/beamlattice/2017/02" requiredextensions="p b"';
    expect(refused(modelXml(cubeObject, item, lattice))).toMatchObject({
      code: 'UNSUPPORTED_FORMAT',
      params: { format: '3MF (beamlattice)' },
    });
    expect(read(modelXml(cubeObject, item, 'requiredextensions="p"'))).toEqual(cube);
  });

  it('is refused when it unpacks to far more than any model', () => {
    const bomb = { '3D/3dmodel.model': model.replace('<vertices>', `<vertices>${' '.repeat(22_000_000)}`) };
    expect(refusalOf(archiveOf(bomb), 'a.3mf', 1e6)).toMatchObject({ code: 'UNPACKS_TOO_LARGE' });
    const lying = threeMfFile(torus(10, 2, 40, 40));
    const entry = lastIndexOf(lying, [0x50, 0x4b, 1, 2]);
    new DataView(lying.buffer).setUint32(entry + 24, 100, true);
    expect(refusalOf(lying, 'a.3mf')).toMatchObject({ code: 'MALFORMED' });
  });

  it('is refused when it has a document type: entities may grow without end', () => {
    const laughs = `<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>`;
    expect(refused(model.replace('<model', `${laughs}<model`))).toMatchObject({
      code: 'MALFORMED',
      params: { reason: 'DOCUMENT_TYPE' },
    });
  });

  it('says that its objects are composed of one another', () => {
    const first = objectXml(1, '<components><component objectid="2"/></components>');
    const second = objectXml(2, '<components><component objectid="1"/></components>');
    expect(refused(modelXml(first + second, item))).toMatchObject({ code: 'NODE_CYCLE' });
    expect(refused(modelXml(objectXml(1, '<components><component objectid="1"/></components>'), item))).toMatchObject({
      code: 'NODE_CYCLE',
    });
  });

  it('is given up when components multiply', () => {
    const doubling = Array.from({ length: 60 }, (_, at) =>
      objectXml(at + 2, `<components>${`<component objectid="${at + 1}"/>`.repeat(2)}</components>`),
    );
    expect(refused(modelXml(objectXml(1, '<components/>') + doubling.join(''), '<item objectid="61"/>'))).toMatchObject(
      { code: 'TOO_COMPLEX' },
    );
  });

  it.each([
    ['an index beyond its vertices', model.replace('v1="0"', 'v1="8"')],
    ['an index below zero', model.replace('v1="0"', 'v1="-1"')],
    ['a fraction for an index', model.replace('v1="0"', 'v1="0.5"')],
    ['an index missing', model.replace('v1="0"', '')],
    ['a word for a coordinate', model.replace('x="0"', 'x="zero"')],
    ['an entity for a coordinate', model.replace('x="0"', 'x="&lol;"')],
    ['a coordinate missing', model.replace('x="0"', '')],
    ['an object twice', model.replace('</resources>', `${cubeObject}</resources>`)],
    ['an object within an object', modelXml(objectXml(1, cubeObject), item)],
    ['an item that is not there', modelXml(cubeObject, '<item objectid="5"/>')],
    ['an item of nothing', modelXml(cubeObject, '<item/>')],
    ['a transform of eleven numbers', modelXml(cubeObject, '<item objectid="1" transform="1 0 0 0 1 0 0 0 1 0 0"/>')],
    ['a transform of words', modelXml(cubeObject, '<item objectid="1" transform="a b c d e f g h i j k l"/>')],
    ['vertices of no object', modelXml(meshXml(cube), item)],
    ['another root', '<html><body/></html>'],
    ['no root', 'Dear jeweller'],
    ['a tag that goes on and on', model.replace('<vertices>', `<vertices a="${'x'.repeat(100_000)}">`)],
    ['a tag that is none', model.replace('<vertices>', '<vertices a>')],
    [
      'too many attributes',
      model.replace('<vertices>', `<vertices ${Array.from({ length: 200 }, (_, at) => `a${at}=""`).join(' ')}>`),
    ],
    ['an attribute twice', model.replace('v1="0"', 'v1="0" v1="1"')],
    ['an attribute of an item twice', model.replace('<item objectid="1"', '<item objectid="1" objectid="1"')],
    ['a second model behind the first', model + model.slice(model.indexOf('<model'))],
    ['an object of no known type', model.replace('type="model"', 'type="constructor"')],
  ])('is refused when it has %s', (_, text) => {
    expect(refused(text)).toMatchObject({ code: 'MALFORMED' });
  });

  it.each(['nan', 'INF', '1e20'])('is refused when a coordinate is %s', (bad) => {
    expect(refused(model.replace('x="0"', `x="${bad}"`))).toMatchObject({ code: 'NON_FINITE_COORDINATE' });
  });

  it('is refused when a transform takes it out of all bounds', () => {
    const far = '<item objectid="1" transform="1 0 0 0 1 0 0 0 1 1e200 0 0"/>';
    expect(refused(modelXml(cubeObject, far))).toMatchObject({ code: 'NON_FINITE_COORDINATE' });
  });
});

function lastIndexOf(bytes: Uint8Array, signature: readonly number[]): number {
  let at = bytes.length - signature.length;
  while (at >= 0 && !signature.every((byte, offset) => bytes[at + offset] === byte)) at--;
  return at;
}

/** An archive of one file whose sizes and place stand in ZIP64 fields, as lib3mf writes them. */
function zip64Archive(files: Readonly<Record<string, string>>): Uint8Array {
  const plain = archiveOf(files);
  const entry = lastIndexOf(plain, [0x50, 0x4b, 1, 2]);
  const view = new DataView(plain.buffer);
  const [packed, byteLength, offset] = [20, 24, 42].map((field) => view.getUint32(entry + field, true));
  const nameLength = view.getUint16(entry + 28, true);
  const extra = new Uint8Array(28);
  const fields = new DataView(extra.buffer);
  fields.setUint16(0, 1, true);
  fields.setUint16(2, 24, true);
  [byteLength, packed, offset].forEach((value, at) => {
    fields.setUint32(4 + at * 8, value ?? 0, true);
  });
  for (const field of [20, 24, 42]) view.setUint32(entry + field, 0xffffffff, true);
  view.setUint16(entry + 30, extra.length, true);
  const name = entry + 46 + nameLength;
  const end = plain.slice(plain.length - 22);
  return Uint8Array.from([...plain.subarray(0, name), ...extra, ...end]);
}
