/** CONWIP: as many jobs from the head of the pool as the cap on the shop floor leaves room for. */
export const releaseToCap = <Job>(pool: readonly Job[], onFloor: number, cap: number): readonly Job[] =>
  pool.slice(0, Math.max(0, cap - onFloor));
