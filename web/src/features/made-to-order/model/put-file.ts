import { openSpan } from '@alexandrite/graphql-client/trace';

/** The file was not taken; `message` is what the API says about it, when it says anything. */
export class UploadError extends Error {
  override readonly name = 'UploadError';
  readonly toldByApi: boolean;

  constructor(message: string, toldByApi: boolean) {
    super(message);
    this.toldByApi = toldByApi;
  }
}

/**
 * Sends a file to the address that the API gave for it. XMLHttpRequest, because `fetch` cannot say how much of a
 * body has been sent. `onProgress` gets shares from 0 to 1. Throws UploadError; resolves silently when aborted.
 */
export function putFile(
  url: string,
  file: File,
  onProgress: (share: number) => void,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('PUT', url);
    request.setRequestHeader('content-type', 'application/octet-stream');
    const span = openSpan('upload', 'upload');
    request.setRequestHeader('traceparent', span.traceparent);
    request.addEventListener('loadend', () => span.end());
    request.upload.addEventListener('progress', ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) onProgress(loaded / total);
    });
    request.addEventListener('load', () => {
      if (request.status < 300) resolve();
      else reject(refusalOf(request));
    });
    request.addEventListener('error', () => reject(new UploadError('The file could not be sent', false)));
    request.addEventListener('abort', () => resolve());
    signal.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

/** Gives an upload up. Nobody waits for it, and one that has come to its end stays. */
export function cancelUpload(url: string): void {
  fetch(url, { method: 'DELETE', keepalive: true }).catch(() => undefined);
}

function refusalOf({ responseText, status }: XMLHttpRequest): UploadError {
  try {
    const answer: unknown = JSON.parse(responseText);
    if (typeof answer === 'object' && answer !== null && 'message' in answer && typeof answer.message === 'string') {
      return new UploadError(answer.message, true);
    }
  } catch {
    // Not JSON: somebody between us and the API answered.
  }
  return new UploadError(`HTTP ${String(status)}`, false);
}
