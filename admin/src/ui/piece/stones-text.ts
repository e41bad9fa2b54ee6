/** Stones of each piece in words: `12 × Diamond 1.3 mm`; null when there are none. */
export function stonesText(
  stones: readonly { readonly count: number; readonly stone: { readonly name: string } }[],
): string | null {
  return stones.length === 0 ? null : stones.map(({ count, stone }) => `${String(count)} × ${stone.name}`).join('; ');
}
