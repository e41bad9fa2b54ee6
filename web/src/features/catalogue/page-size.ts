/** Pieces a page of the catalogue. */
export const pageSize = 24;
