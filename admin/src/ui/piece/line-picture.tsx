import { Gem } from '@alexandrite/ui/brand';
import { clsx } from 'clsx';
import type { ReactNode } from 'react';
import type { PhotoFragment } from '../../gql/graphql.ts';
import { Photo } from './photo.tsx';

export interface LinePictureProps {
  /** The catalogue's picture; a piece made after a model has none. */
  readonly photo: PhotoFragment | undefined;
  /** Colour of the metal, #rrggbb. */
  readonly color: string;
  readonly className?: string | undefined;
}

/** A small picture beside what is to be made; of a piece made after a model, a sample of its metal. */
export function LinePicture({ photo, color, className = 'size-14' }: LinePictureProps): ReactNode {
  if (photo) return <Photo photo={photo} decorative className={clsx('shrink-0', className)} />;
  return (
    <span
      aria-hidden
      className={clsx('grid shrink-0 place-items-center text-ink/55', className)}
      style={{ background: `radial-gradient(circle at 28% 22%, #ffffffd9, transparent 58%), ${color}` }}
    >
      <Gem className="size-1/2" />
    </span>
  );
}
