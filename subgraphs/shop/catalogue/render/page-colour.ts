/** The storefront's warm off-white. Pictures end in exactly this colour, so they sit on the page without an edge. */
export const PAGE_COLOUR = '#f6f3ee';
