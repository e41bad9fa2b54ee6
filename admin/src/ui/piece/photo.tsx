import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { PhotoFragment } from '../../gql/graphql.ts';

export interface PhotoProps {
  readonly photo: PhotoFragment;
  /** Above the fold: fetched at once and first. */
  readonly urgent?: boolean | undefined;
  /** Stands beside the words that say the same: left out for screen readers. */
  readonly decorative?: boolean | undefined;
  readonly className?: string | undefined;
}

/**
 * A picture from the house's own media: its address never changes, so the browser keeps it for ever, and a tiny
 * picture stands in its place until it has come.
 */
export function Photo({ photo, urgent = false, decorative = false, className }: PhotoProps): ReactNode {
  return (
    // The gateway's address is known at run time only, and Next's own image service wants it when it is built.
    // eslint-disable-next-line @next/next/no-img-element -- see above
    <img
      src={photo.url}
      width={photo.width}
      height={photo.height}
      alt={decorative ? '' : photo.alt}
      loading={urgent ? 'eager' : 'lazy'}
      fetchPriority={urgent ? 'high' : 'auto'}
      decoding="async"
      className={clsx('bg-cover bg-center object-cover', className)}
      style={{ backgroundImage: `url("${photo.placeholder}")` }}
    />
  );
}
