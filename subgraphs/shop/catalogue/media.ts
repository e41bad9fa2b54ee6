/**
 * What `media/manifest.json` holds. Paths are relative to `media/`; a file whose name carries `hash` in its URL may be
 * cached for ever.
 */
export interface MediaFile {
  readonly path: string;
  readonly bytes: number;
  /** First 16 hexadecimal digits of the SHA-256 of the content. */
  readonly hash: string;
}

export interface Picture extends MediaFile {
  readonly width: number;
  readonly height: number;
  /** A few-pixel WebP data URL to blur while the picture loads. */
  readonly placeholder: string;
  /** Average colour of the piece, #rrggbb. */
  readonly colour: string;
}

export interface Model extends MediaFile {
  readonly triangles: number;
  /** Extent in mm: width, height, depth as the piece is built. */
  readonly extent: readonly [number, number, number];
}

export interface ProductMedia {
  readonly hero: Picture;
  /** The second view; a storefront does without it until it has been taken. */
  readonly front: Picture;
  readonly model: Model;
}

export interface MediaManifest {
  /** The background of every picture, #rrggbb. */
  pageColour: string;
  products: Record<string, Partial<ProductMedia>>;
  /** Wide pictures for the home page, by name. */
  stills: Record<string, Picture>;
}
