/** Accounts on a page. */
export const pageSize = 50;
