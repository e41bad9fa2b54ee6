import { refuse, type Refused } from '@alexandrite/contracts/outcome';
import { tidyText } from '@alexandrite/contracts/texts';

/** Endings of the formats that pricing can measure, and what their files are sent out as. */
const contentTypes: Readonly<Record<string, string>> = {
  '.stl': 'model/stl',
  '.obj': 'model/obj',
  // No type is registered for PLY.
  '.ply': 'application/octet-stream',
  '.glb': 'model/gltf-binary',
  '.gltf': 'model/gltf+json',
  '.3mf': 'model/3mf',
};
const acceptedFormats = Object.keys(contentTypes);

const longestFileName = 120;

/**
 * The name of a file without what a name could do harm with: folders, control and direction signs, excess length.
 * The ending is kept.
 */
export function cleanFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  // A file was named by a machine as often as by a person: what a name may not hold is left out, not asked about.
  const plain = tidyText(last.replaceAll(/[\p{C}<>:"|?*]/gu, '')) ?? '';
  const ending = endingOf(plain);
  const signs = Array.from(plain.slice(0, plain.length - ending.length).replace(/^\.+/, ''));
  const stem = tidyText(signs.slice(0, longestFileName - ending.length).join('')) ?? '';
  return `${stem === '' ? 'model' : stem}${ending}`;
}

/** The ending with its point, as it is written; empty without one. */
function endingOf(name: string): string {
  return /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
}

/** What the file of a model is sent out as. */
export function contentTypeOf(fileName: string): string {
  return contentTypes[endingOf(fileName).toLowerCase()] ?? 'application/octet-stream';
}

/** What the preview of a model is called when somebody saves it. */
export function previewFileName(fileName: string): string {
  return `${fileName.slice(0, fileName.length - endingOf(fileName).length)}-preview.glb`;
}

/** Refuses a file that is not taken, by its name and declared size alone. */
export function refuseFile(fileName: string, byteSize: number, maxByteSize: number): Refused<'FileNotAccepted'> | null {
  const ending = endingOf(cleanFileName(fileName)).toLowerCase();
  const fields = {
    maxByteSize,
    acceptedFormats,
    formats: acceptedFormats.join(', '),
    maxMegabytes: Math.floor(maxByteSize / 1_000_000),
  };
  if (!acceptedFormats.some((format) => format === ending)) {
    return refuse('FileNotAccepted', 'UNSUPPORTED_FORMAT', fields);
  }
  if (byteSize < 1) return refuse('FileNotAccepted', 'EMPTY_FILE', fields);
  if (byteSize > maxByteSize) return refuse('FileNotAccepted', 'FILE_TOO_LARGE', fields);
  return null;
}
