'use client';

import {
  previewSource,
  shownFormat,
  storedSource,
  type ModelSource,
  type StoredModel,
} from '@alexandrite/ui/model-viewer';
import { useEffect, useEffectEvent, useState } from 'react';
import { UploadedModelDocument } from '../../../gql/graphql.ts';
import { useGraph } from '../../../lib/graph/graph-provider.tsx';

/** A model that was uploaded before. */
export interface UploadedModel extends StoredModel {
  readonly id: string;
}

export interface SourceAccess {
  /** Null while there is none, or none that can be shown. */
  readonly source: ModelSource | null;
  /** Whether a light mesh may still come. */
  readonly awaitsPreview: boolean;
  /** Takes a file, which is shown at once where it can be. */
  readonly take: (file: File) => void;
  /** What is there cannot be shown. */
  readonly giveUp: () => void;
}

/** The light mesh follows the measuring by a moment: how often and how long it is waited for. */
const wait = { everyMs: 1000, times: 10 };

/**
 * What is shown of a model: the file itself where a page can read it, else the light mesh that the house makes of it
 * once it is measured.
 */
export function useModelSource(
  uploaded: UploadedModel | null,
  modelId: string | null,
  isMeasured: boolean,
): SourceAccess {
  const ask = useGraph();
  const [source, setSource] = useState<ModelSource | null>(() => uploaded && storedSource(uploaded));
  // With a light mesh, or without one in the end, there is nothing more to wait for.
  const [isSettled, setSettled] = useState(false);
  const [isReading, setReading] = useState(false);
  const fetchPreview = useEffectEvent(async (id: string, signal: AbortSignal): Promise<boolean> => {
    const { model } = await ask(UploadedModelDocument, { id }, signal);
    if (!model?.previewUrl || signal.aborted) return false;
    setSource(previewSource(model.fileName, model.previewUrl));
    return true;
  });
  const awaitsPreview = source === null && !isSettled && !isReading && modelId !== null;
  useEffect(() => {
    if (!awaitsPreview || !isMeasured) return;
    const asking = new AbortController();
    let left = wait.times;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const found = await fetchPreview(modelId, asking.signal).catch(() => false);
      if (found || asking.signal.aborted) return;
      left -= 1;
      if (left > 0) timer = setTimeout(() => void look(), wait.everyMs);
      else setSettled(true);
    };
    void look();
    return () => {
      asking.abort();
      clearTimeout(timer);
    };
  }, [awaitsPreview, modelId, isMeasured]);

  return {
    source,
    awaitsPreview,
    take: (file) => {
      setSource(null);
      setSettled(false);
      const format = shownFormat(file.name, file.size);
      if (!format) return;
      setReading(true);
      file
        .arrayBuffer()
        .then((bytes) => setSource({ format, bytes, allMetal: true }))
        // Files that were moved or changed since cannot be read: sending them says so.
        .catch((error: unknown) => console.warn('The file cannot be read here:', error))
        .finally(() => setReading(false));
    },
    giveUp: () => {
      // A light mesh that cannot be shown has no successor.
      if (source !== null && 'url' in source && source.format === 'glb') setSettled(true);
      setSource(null);
    },
  };
}
