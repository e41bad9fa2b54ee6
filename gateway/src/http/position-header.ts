/**
 * Header of an answer that is its caller's own: where the order of changes stood before it was computed. A subscription
 * that begins `after` it misses nothing that the answer does not show yet.
 */
export const positionHeader = 'live-position';
