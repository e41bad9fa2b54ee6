import type { Localized } from '@alexandrite/contracts/locale';

/** A picture of a piece, with what the piece is called. */
export interface PiecePicture {
  /** What it shows: `hero`, `front`. */
  readonly view: string;
  readonly address: string;
  readonly width: number;
  readonly height: number;
  readonly placeholder: string;
  readonly of: Localized;
}
