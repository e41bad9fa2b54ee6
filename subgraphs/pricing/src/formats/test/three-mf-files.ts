import { zipSync, type Zippable } from 'fflate';
import type { Triangles } from '../../domain/geometry/test/shapes.ts';
import { indexed } from './indexed-mesh.ts';
import { textBytes } from './stl-files.ts';

const relationships = `<?xml version="1.0" encoding="UTF-8"?>
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
  <Relationship Id="rel0" Target="/3D/3dmodel.model" Type="http://schemas.microsoft.com/3dmanufacturing/2013/01/3dmodel" />
</Relationships>`;

/** A mesh as 3MF has it. */
export function meshXml(triangles: Triangles): string {
  const { vertices, facets } = indexed(triangles);
  const points = vertices.map(([x, y, z]) => `<vertex x="${x}" y="${y}" z="${z}" />`);
  const corners = facets.map(([a = 0, b = 0, c = 0]) => `<triangle v1="${a}" v2="${b}" v3="${c}" />`);
  return `<mesh>\n<vertices>\n${points.join('\n')}\n</vertices>\n<triangles>\n${corners.join('\n')}\n</triangles>\n</mesh>`;
}

export const objectXml = (id: number, content: string): string => `<object id="${id}" type="model">${content}</object>`;

/** A model part of objects and of what is to be made of them. */
export const modelXml = (objects: string, items: string, attributes = 'unit="millimeter"'): string =>
  `<?xml version="1.0" encoding="UTF-8"?>
<model ${attributes} xml:lang="en-US" xmlns="http://schemas.microsoft.com/3dmanufacturing/core/2015/02" xmlns:p="http://schemas.microsoft.com/3dmanufacturing/production/2015/06">
<metadata name="Title">Ring &lt;test&gt;</metadata>
<resources>${objects}</resources>
<build>${items}</build>
</model>`;

/** A package with this root part, and others. */
export const threeMfPackage = (model: string, others: Readonly<Record<string, string | Uint8Array>> = {}): Uint8Array =>
  archiveOf({ '_rels/.rels': relationships, '3D/3dmodel.model': model, ...others });

export function archiveOf(files: Readonly<Record<string, string | Uint8Array>>): Uint8Array {
  const entries: Zippable = {};
  for (const [name, content] of Object.entries(files)) {
    entries[name] = typeof content === 'string' ? textBytes(content) : content;
  }
  return zipSync(entries, { level: 6, mtime: new Date('2020-01-01T00:00:00') });
}

/** A 3MF file of the triangles. */
export const threeMfFile = (triangles: Triangles): Uint8Array =>
  threeMfPackage(modelXml(objectXml(1, meshXml(triangles)), '<item objectid="1" />'));
