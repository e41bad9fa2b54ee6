/** The metals whose rates move the prices. */
export const fineMetals = ['SILVER', 'GOLD', 'PLATINUM', 'RHODIUM'] as const;
export type FineMetal = (typeof fineMetals)[number];

/** For one gram of the fine metal, in minor units. */
export type MetalRates = Readonly<Record<FineMetal, number>>;
