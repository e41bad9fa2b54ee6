/** Versions on a page of a history. */
export const pageSize = 10;
