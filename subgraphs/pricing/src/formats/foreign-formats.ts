import type { ModelFormat } from './model-format.ts';
import { modelProblem } from '../domain/geometry/problems/model-problem.ts';
import { latin1, leadingText, looksLikeText } from './text-signs.ts';

/** Signs of a format that we do not read: known by name, so that the customer learns what to export instead. */
interface ForeignFormat {
  readonly name: string;
  /** Tells by how the file begins: after white space for text, at its first byte for binary files. */
  readonly begins: (text: string, extension: string) => boolean;
}

/** 3D formats, of meshes and of CAD: a piece may well be in them. */
const foreignModels: readonly ForeignFormat[] = [
  { name: 'UTF-16', begins: (text) => /^(?:\u00fe\u00ff|\u00ff\u00fe)/.test(text) },
  { name: 'AMF', begins: (text) => /^(?:<\?xml[^>]*>\s*)?<amf[\s>]/i.test(text) },
  { name: 'STEP', begins: (text) => text.startsWith('ISO-10303-21') },
  { name: 'IGES', begins: (text, extension) => /^ige?s$/.test(extension) && /S\s*1\s/.test(text) },
  { name: 'Rhino 3DM', begins: (text) => text.startsWith('3D Geometry File Format') },
  { name: 'FBX', begins: (text) => /^(?:Kaydara FBX|; FBX)/.test(text) },
  { name: 'Blender', begins: (text) => text.startsWith('BLENDER') },
  { name: 'COLLADA', begins: (text) => /^(?:<\?xml[^>]*>\s*)?<COLLADA[\s>]/i.test(text) },
  { name: 'OFF', begins: (text) => /^(?:ST)?C?N?4?n?OFF\s/.test(text) },
  { name: 'VRML', begins: (text) => /^#(?:VRML|X3D)/.test(text) },
  { name: 'DXF', begins: (text) => /^(?:999[^]*?)?0\s+SECTION\s/.test(text) },
];

/** Files that are no models, sent by mistake. */
const strangers: readonly ForeignFormat[] = [
  { name: 'HTML', begins: (text) => /^<(?:!doctype html|html|head|body)\b/i.test(text) },
  { name: 'XML', begins: (text) => text.startsWith('<?xml') },
  { name: 'PDF', begins: (text) => text.startsWith('%PDF') },
  { name: 'PNG', begins: (text) => text.startsWith('\u0089PNG') },
  { name: 'JPEG', begins: (text) => text.startsWith('\u00ff\u00d8\u00ff') },
  // One that holds something is opened to look for a model in it.
  { name: 'ZIP', begins: (text) => text.startsWith('PK\u0005\u0006') },
  { name: 'RAR', begins: (text) => text.startsWith('Rar!') },
  { name: '7-Zip', begins: (text) => text.startsWith('7z\u00bc\u00af') },
  { name: 'GZIP', begins: (text) => text.startsWith('\u001f\u008b') },
];

/** Recognises models in formats we do not read, and files that are no models; reads neither. */
export const foreignFormats: ModelFormat = {
  name: 'other',
  recognise: ({ bytes, extension }) => {
    const text = looksLikeText(bytes) ? leadingText(bytes) : latin1(bytes);
    const model = foreignModels.find((format) => format.begins(text, extension));
    if (model) return { problem: modelProblem('UNSUPPORTED_FORMAT', { format: model.name }) };
    const stranger = strangers.find((format) => format.begins(text, extension));
    return stranger ? { problem: modelProblem('UNKNOWN_FORMAT', { format: stranger.name }) } : null;
  },
};
