/** A size as a language writes it: `15,5` in Russian. The graph tells it with a point. */
export function sizeText(size: string, locale: string): string {
  return locale === 'ru' ? size.replace('.', ',') : size;
}

/**
 * The picture of a piece in a metal, null for the usual one. The catalogue pictures each piece in its usual metal only,
 * the first; of another metal there is none, because a picture of gold beside an order in silver misleads.
 */
export function pictureIn<Picture>(
  product: { readonly metals: readonly string[]; readonly pictures: readonly Picture[] } | null | undefined,
  metal: string | null,
): Picture | undefined {
  return metal === null || metal === product?.metals[0] ? product?.pictures[0] : undefined;
}
