'use client';

import { clsx } from 'clsx';
import { useEffect, useEffectEvent, useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode, RefObject } from 'react';
import { Spinner } from '../spinner/index.ts';
import type { MetalLook } from './scene/metals.ts';
import type { ModelSource } from './formats/model-source.ts';
import type { MarkedPlace } from './marks/places.ts';
import type { Stage } from './scene/stage.ts';

export interface ViewerLabels {
  /** While the model is on its way. */
  readonly loading: string;
  /** When it cannot be shown. */
  readonly failed: string;
  /** How to turn it: read out with the description. */
  readonly controls: string;
}

export interface ModelViewerProps {
  /** The model. Keep the object the same between renderings, or it is loaded again. */
  readonly source: ModelSource;
  /** Metal and finish; changes at once. */
  readonly look: MetalLook;
  /** What is to be seen, in words, for those who cannot see it. */
  readonly description: string;
  readonly labels: ViewerLabels;
  /** Shown until the model stands, and when it cannot: a picture that fills its box. */
  readonly poster?: ReactNode;
  /** Turns slowly until it is touched; never for those who asked for less motion. True when left out. */
  readonly turning?: boolean | undefined;
  /** What is marked on it. Never by colour alone: name the places beside the viewer. */
  readonly places?: readonly MarkedPlace[] | undefined;
  /** Millimetres in one unit of the file's coordinates; 1 when left out. */
  readonly millimetresPerUnit?: number | undefined;
  /** The place that the view turns to, and that pulses; a new object turns to it once more. */
  readonly pointedAt?: { readonly id: string } | null | undefined;
  /** It cannot be shown: there may be another source. */
  readonly onFailed?: (() => void) | undefined;
  readonly className?: string | undefined;
}

type Phase = 'waiting' | 'shown' | 'failed';

const noPlaces: readonly MarkedPlace[] = [];

/**
 * A piece in 3D that can be turned by mouse, finger and keys. Give it a size by `className`.
 * The 3D library is loaded when the viewer comes into sight, not before. `data-phase` says how far it is,
 * `data-places-shown` how many edges and spots are marked.
 */
export function ModelViewer(props: ModelViewerProps): ReactNode {
  const { source, look, description, labels, poster, turning = true, className } = props;
  const { places = noPlaces, millimetresPerUnit = 1, pointedAt = null } = props;
  const host = useRef<HTMLDivElement>(null);
  const stage = useRef<Stage | null>(null);
  const [phase, setPhase] = useState<Phase>('waiting');
  const [placesShown, setPlacesShown] = useState(0);
  const inSight = useInSight(host);
  const mark = useEffectEvent(() => {
    setPlacesShown(stage.current?.mark(places, millimetresPerUnit) ?? 0);
  });
  const fail = useEffectEvent(() => props.onFailed?.());
  const put = useEffectEvent(async (element: HTMLElement, model: ModelSource, signal: AbortSignal) => {
    const [{ createStage }, { loadModel }] = await Promise.all([
      import('./scene/stage.ts'),
      import('./formats/load-model.ts'),
    ]);
    const loaded = await loadModel(model, signal);
    const still = window.matchMedia('(prefers-reduced-motion: reduce)').matches;
    stage.current ??= createStage(element, { turning, still });
    stage.current.show(loaded, look);
    setPhase('shown');
    mark();
    if (pointedAt) stage.current.pointAt(pointedAt.id);
  });

  useEffect(() => {
    const element = host.current;
    if (!inSight || !element) return;
    const load = new AbortController();
    put(element, source, load.signal).catch((error: unknown) => {
      if (load.signal.aborted) return;
      console.warn('The model cannot be shown:', error);
      stage.current?.clear();
      setPhase('failed');
      fail();
    });
    return () => {
      load.abort();
      setPlacesShown(0);
    };
  }, [inSight, source]);

  useEffect(() => {
    mark();
  }, [places, millimetresPerUnit]);

  useEffect(() => {
    stage.current?.pointAt(pointedAt?.id ?? null);
  }, [pointedAt]);

  useEffect(() => {
    stage.current?.change(look);
  }, [look]);

  useEffect(
    () => () => {
      stage.current?.dispose();
      stage.current = null;
    },
    [],
  );

  const press = (event: KeyboardEvent) => {
    if (stage.current?.press(event.key)) event.preventDefault();
  };
  return (
    <div
      ref={host}
      role="img"
      tabIndex={0}
      aria-label={`${description} ${labels.controls}`}
      aria-busy={phase === 'waiting'}
      data-testid="model-viewer"
      data-phase={phase}
      data-places-shown={placesShown}
      data-pointed-at={pointedAt?.id}
      onKeyDown={press}
      onPointerDown={() => stage.current?.takeWheel(true)}
      onPointerLeave={() => stage.current?.takeWheel(false)}
      className={clsx('relative isolate cursor-grab overflow-hidden active:cursor-grabbing', className)}
    >
      <div
        className={clsx(
          'pointer-events-none absolute inset-0 transition-opacity duration-700',
          phase === 'shown' && 'opacity-0',
        )}
      >
        {poster}
        {phase === 'waiting' && (
          <span className="absolute bottom-4 left-1/2 flex -translate-x-1/2 items-center gap-2 whitespace-nowrap text-small text-ink-faint">
            <Spinner className="size-4" />
            {labels.loading}
          </span>
        )}
        {phase === 'failed' && (
          <span className="absolute inset-x-4 bottom-4 text-center text-small text-ink-soft">{labels.failed}</span>
        )}
      </div>
    </div>
  );
}

/** True from the moment on when the element comes near the visible part of the page. */
function useInSight(element: RefObject<HTMLElement | null>): boolean {
  const [inSight, setInSight] = useState(false);
  useEffect(() => {
    if (!element.current) return;
    const observer = new IntersectionObserver(([entry]) => entry?.isIntersecting && setInSight(true), {
      rootMargin: '200px',
    });
    observer.observe(element.current);
    return () => observer.disconnect();
  }, [element]);
  return inSight;
}
