import { cuboid, moved, scaled } from '../../domain/geometry/test/shapes.ts';
import { collect, refusalOf, trianglesIn } from '../test/collecting-sink.ts';
import { meshXml, modelXml, objectXml, threeMfPackage } from '../test/three-mf-files.ts';

const cube = cuboid();
const large = scaled(cube, 3);
const item = '<item objectid="1" />';
const object = objectXml(1, meshXml(cube));
/** One object of two bodies, as PrusaSlicer saves the volumes of a piece. */
const stretched = modelXml(objectXml(1, meshXml([...cube, ...moved(large, [9, 0, 0])])), item);
/** One object of two components, as Bambu Studio and OrcaSlicer save them. */
const components = '<components><component objectid="1"/><component objectid="2"/></components>';
const composed = modelXml(object + objectXml(2, meshXml(large)) + objectXml(3, components), '<item objectid="3"/>');

/** Says what stretches of triangles are for; a kind of nothing says so in the way of old files. */
const prusa = (kind: string, first = 12, last = 23): Record<string, string> => ({
  'Metadata/Slic3r_PE_model.config': `<?xml version="1.0"?><config><object id="1"><volume firstid="0" lastid="11">
    <metadata type="volume" key="volume_type" value="ModelPart"/></volume><volume firstid="${first}" lastid="${last}">
    <metadata type="volume" key="modifier" value="${kind === 'ModelPart' ? 0 : 1}"/>
    ${kind === '' ? '' : `<metadata type="volume" key="volume_type" value="${kind}"/>`}</volume></object></config>`,
});
const orca = (kind: string): Record<string, string> => ({
  'Metadata/model_settings.config': `<config><object id="3"><part id="1" subtype="normal_part"/>
    <part id="2" subtype="${kind}"><metadata key="name" value="b"/></part></object></config>`,
});

describe('parts of a 3MF file that are no metal', () => {
  it.each([
    ['modifiers', stretched, prusa('ParameterModifier')],
    ['support blockers', stretched, prusa('SupportBlocker')],
    ['support enforcers', stretched, prusa('SupportEnforcer')],
    ['modifiers of old files', stretched, prusa('')],
    ['modifiers among components', composed, orca('modifier_part')],
    ['support blockers among components', composed, orca('support_blocker')],
    ['support enforcers among components', composed, orca('support_enforcer')],
  ])('are left out and told of: %s', (_, text, settings) => {
    const found = collect(threeMfPackage(text, settings), 'ring.3mf');
    expect(found).toMatchObject({ triangles: cube, partsLeftOut: 1, problem: null });
  });

  it.each(['support', 'solidsupport', 'other'])('are left out and told of: objects of type %s', (type) => {
    const help = objectXml(2, meshXml(large)).replace('type="model"', `type="${type}"`);
    for (const items of [`${item}<item objectid="2"/>`, '<item objectid="3"/>']) {
      const file = threeMfPackage(modelXml(object + help + objectXml(3, components), items));
      expect(collect(file, 'ring.3mf')).toMatchObject({ triangles: cube, partsLeftOut: 1 });
    }
    const alone = threeMfPackage(modelXml(help, '<item objectid="2"/>'));
    expect(refusalOf(alone, 'ring.3mf')).toMatchObject({ code: 'NO_TRIANGLES' });
  });

  it('are left out and told of: items that are kept in the build without being made', () => {
    const items = `${item}<item objectid="1" printable="0" transform="1 0 0 0 1 0 0 0 1 9 0 0"/>`;
    const file = threeMfPackage(modelXml(object, items));
    expect(collect(file, 'ring.3mf')).toMatchObject({ triangles: cube, partsLeftOut: 1 });
  });

  it('are none where a slicer calls all parts metal, whatever else its settings hold', () => {
    const others = { 'Metadata/project_settings.config': '{ "a": "<b" }', 'Metadata/Slic3r_PE.config': '; a = <b\n' };
    for (const file of [
      threeMfPackage(stretched, { ...prusa('ModelPart'), ...others }),
      threeMfPackage(composed, { ...orca('normal_part'), ...others }),
    ]) {
      expect(trianglesIn(file, 'ring.3mf')).toHaveLength(24);
      expect(collect(file, 'ring.3mf').partsLeftOut).toBe(0);
    }
  });

  it.each([
    ['negative volumes', stretched, prusa('NegativeVolume'), { feature: 'NEGATIVE_VOLUME' }],
    ['negative parts', composed, orca('negative_part'), { feature: 'NEGATIVE_VOLUME' }],
    ['volumes of a kind unknown', stretched, prusa('HollowedVolume'), { format: '3MF (HollowedVolume)' }],
    ['parts of a kind unknown', composed, orca('constructor'), { format: '3MF (constructor)' }],
  ])('are refused by name where leaving them out would be wrong: %s', (_, text, settings, params) => {
    expect(refusalOf(threeMfPackage(text, settings), 'ring.3mf')).toMatchObject({ code: 'UNSUPPORTED_FORMAT', params });
  });

  it.each([
    [12, 24],
    [-1, 3],
    [9, 8],
    [NaN, 11],
  ])('are not guessed at where settings speak of triangles that are not there: %d to %d', (first, last) => {
    const file = threeMfPackage(stretched, prusa('ParameterModifier', first, last));
    expect(refusalOf(file, 'ring.3mf')).toMatchObject({ code: 'MALFORMED', params: { reason: 'VOLUME_RANGE' } });
  });
});
