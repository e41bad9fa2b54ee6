/** Notifications a page of the list. */
export const pageSize = 30;
