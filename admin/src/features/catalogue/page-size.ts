/** Pieces read at a time. */
export const pageSize = 50;
