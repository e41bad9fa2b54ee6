import { Gem } from '@alexandrite/ui/brand';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { PhotoFragment } from '../gql/graphql.ts';
import { Photo } from './photo.tsx';

export interface LinePictureProps {
  /** The catalogue's picture; a piece made after a model has none. */
  readonly photo: PhotoFragment | undefined;
  /** Colour of the metal of such a piece. */
  readonly color: string;
  readonly className?: string | undefined;
}

/** A small picture beside an ordered piece. */
export function LinePicture({ photo, color, className = 'size-18' }: LinePictureProps): ReactNode {
  if (photo) return <Photo photo={photo} decorative className={className} />;
  return (
    <span
      aria-hidden
      className={clsx(
        'relative grid place-items-center border border-hairline bg-paper text-hairline-strong',
        className,
      )}
    >
      <Gem className="size-1/2" />
      <span
        className="absolute bottom-1.5 right-1.5 size-3 rounded-full ring-1 ring-inset ring-ink/15"
        style={{ backgroundColor: color }}
      />
    </span>
  );
}
