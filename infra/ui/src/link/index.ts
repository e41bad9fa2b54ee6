/** A link within text: underlined, so that it is found without colour. */
export const textLink =
  'underline decoration-hairline-strong decoration-1 underline-offset-4 transition-colors hover:decoration-dusk hover:text-dusk';

/** A link of a menu or at the end of a passage: its underline is drawn on hover. */
export const drawnLink = 'drawn-link';
