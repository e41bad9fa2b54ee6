import type { ModelFormat } from '@alexandrite/ui/model-viewer';

/** Endings that the file dialog offers. What else is dropped, the API judges and says what to do. */
export const acceptedEndings = '.stl';

/** In which format a file can be shown at once in the browser; null when it can only be sent. */
export function shownFormat(fileName: string): ModelFormat | null {
  const ending = /\.([a-z0-9]+)$/i.exec(fileName)?.[1]?.toLowerCase();
  return ending === 'stl' || ending === 'glb' ? ending : null;
}
