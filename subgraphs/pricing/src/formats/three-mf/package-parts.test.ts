import { cuboid, type Triangles } from '../../domain/geometry/test/shapes.ts';
import { refusalOf, trianglesIn } from '../test/collecting-sink.ts';
import { archiveOf, meshXml, modelXml, objectXml, threeMfPackage } from '../test/three-mf-files.ts';

const cube = cuboid();
const cubeObject = objectXml(1, meshXml(cube));
const model = modelXml(cubeObject, '<item objectid="1" />');
const read = (text: string, others: Record<string, string> = {}): Triangles =>
  trianglesIn(threeMfPackage(text, others), 'ring.3mf');

describe('the parts of a 3MF package', () => {
  it('has its model found by its ending where relationships are missing', () => {
    expect(trianglesIn(archiveOf({ 'a.txt': 'x', '3d/ring.MODEL': model }), 'a.3mf')).toEqual(cube);
    expect(trianglesIn(archiveOf({ '_rels/.rels': '<Relationships/>', '3D/3dmodel.model': model }), 'a.3mf')).toEqual(
      cube,
    );
  });

  it('finds parts by names with letters beyond ASCII, however they are encoded', () => {
    const part = modelXml(cubeObject, '');
    const reference = (path: string): string => modelXml('', `<item objectid="1" p:path="${path}" />`);
    const encoded = encodeURIComponent('Кольцо');
    for (const path of ['/3D/Кольцо.model', `/3D/${encoded}.model`, `/3d/${encoded.toLowerCase()}.MODEL`]) {
      expect(read(reference(path), { '3D/Кольцо.model': part })).toEqual(cube);
    }
  });

  it('is refused when its relationships name several models', () => {
    const type = 'http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel';
    const relationship = (target: string): string => `<Relationship Target="${target}" Type="${type}"/>`;
    const others = {
      '_rels/.rels': `<Relationships>${relationship('/3D/3dmodel.model')}${relationship('/3D/b.model')}</Relationships>`,
      '3D/b.model': model,
    };
    const found = refusalOf(threeMfPackage(model, others), 'ring.3mf');
    expect(found).toMatchObject({ code: 'UNSUPPORTED_FORMAT', params: { feature: 'SEVERAL_MODELS' } });
  });
});
