import { upIn, type ModelFormat, type ModelSource } from './model-source.ts';

/**
 * Up to which size a file is shown as it is, in bytes. Larger ones take seconds to read on a phone: a light mesh is
 * shown instead, where there is one. Text is slower to read than figures, and what is packed grows.
 */
const shownUpTo: Readonly<Record<ModelFormat, number>> = {
  stl: 60_000_000,
  ply: 60_000_000,
  glb: 60_000_000,
  obj: 25_000_000,
  gltf: 25_000_000,
  '3mf': 8_000_000,
};

/** The format of a model, by the ending of its name; null when it is none of these. */
function formatOf(fileName: string): ModelFormat | null {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  return ending !== undefined && isFormat(ending) ? ending : null;
}

function isFormat(ending: string): ending is ModelFormat {
  return Object.hasOwn(shownUpTo, ending);
}

/** In which format a file can be shown at once in the browser; null when it is too large, or of another format. */
export function shownFormat(fileName: string, byteSize: number): ModelFormat | null {
  const format = formatOf(fileName);
  return format !== null && byteSize <= shownUpTo[format] ? format : null;
}

/** The light mesh (GLB in the axes of the file) of a model, standing as the model itself would. */
export function previewSource(fileName: string, url: string): ModelSource {
  const format = formatOf(fileName);
  return { format: 'glb', url, allMetal: true, up: format === null ? 'z' : upIn({ format }) };
}

/** A model as the API tells of it. */
export interface StoredModel {
  readonly fileName: string;
  readonly byteSize: number;
  readonly fileUrl: string | null;
  readonly previewUrl: string | null;
}

/** What to show of a model that was uploaded: the file itself, its light mesh, or null when neither is there. */
export function storedSource({ fileName, byteSize, fileUrl, previewUrl }: StoredModel): ModelSource | null {
  const format = shownFormat(fileName, byteSize);
  if (format && fileUrl !== null) return { format, url: fileUrl, allMetal: true };
  return previewUrl === null ? null : previewSource(fileName, previewUrl);
}
