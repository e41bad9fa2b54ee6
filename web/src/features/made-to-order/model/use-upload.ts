'use client';

import { useTranslations } from 'next-intl';
import { useRef, useState } from 'react';
import { StartModelUploadDocument } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';
import { cancelUpload, putFile, UploadError } from './put-file.ts';

export interface Upload {
  /** Known as soon as the API has made room for it, while its bytes are still on their way. */
  readonly modelId: string | null;
  /** Share sent, 0 to 1; null when nothing is being sent. */
  readonly progress: number | null;
  /** Why it was not taken, in words. */
  readonly failure: string | null;
}

const nothing: Upload = { modelId: null, progress: null, failure: null };

/** Sends models to the house, one at a time: a new one takes the place of the one before. */
export function useUpload(initialModelId: string | null, onNotSignedIn: () => void) {
  const t = useTranslations('madeToOrder');
  const errors = useTranslations('errors');
  const ask = useGraph();
  const [upload, setUpload] = useState<Upload>({ ...nothing, modelId: initialModelId });
  const running = useRef<AbortController | null>(null);

  async function send(file: File): Promise<void> {
    running.current?.abort();
    const { signal } = (running.current = new AbortController());
    setUpload({ ...nothing, progress: 0 });
    try {
      const input = { fileName: file.name, byteSize: file.size, idempotencyKey: crypto.randomUUID() };
      const { startModelUpload: started } = await ask(StartModelUploadDocument, { input }, signal);
      signal.throwIfAborted();
      if (started.__typename === 'NotSignedIn') {
        setUpload(nothing);
        onNotSignedIn();
        return;
      }
      if (started.__typename !== 'ModelUploadStarted') {
        setUpload({ ...nothing, failure: started.message });
        return;
      }
      const modelId = started.model.id;
      setUpload({ ...nothing, modelId, progress: 0 });
      // Nobody sends the rest of it: it is not to count as open until it is forgotten.
      signal.addEventListener('abort', () => cancelUpload(started.uploadUrl), { once: true });
      await putFile(started.uploadUrl, file, (progress) => setUpload({ ...nothing, modelId, progress }), signal);
      signal.throwIfAborted();
      setUpload({ ...nothing, modelId });
    } catch (error) {
      if (signal.aborted) return;
      console.warn(error);
      const told =
        error instanceof UploadError ? (error.toldByApi ? error.message : t('uploadFailed')) : errors('network');
      setUpload({ ...nothing, failure: told });
    }
  }
  return { upload, send };
}
