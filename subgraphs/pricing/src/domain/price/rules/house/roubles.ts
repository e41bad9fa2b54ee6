/** Roubles in kopecks. */
export const roubles = (amount: number): number => Math.round(amount * 100);
