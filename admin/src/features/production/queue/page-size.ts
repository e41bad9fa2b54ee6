/** Work orders a page of the queue. */
export const pageSize = 50;
