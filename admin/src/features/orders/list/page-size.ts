/** Orders a page of the list. */
export const pageSize = 40;
