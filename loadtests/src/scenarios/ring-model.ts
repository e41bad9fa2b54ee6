import type { Seeded } from '../random/seeded.ts';

/** How many corners around the finger and around the wire; facets are twice the product. */
const sizes = { plain: [96, 24], detailed: [512, 160] } as const;

/**
 * A ring as binary STL that nobody has uploaded before: its wire swells around the finger as the seed says, so that it
 * is like no other, and has to be measured. Closed, wound outward, in millimetres.
 */
export function aRing(random: Seeded, detail: keyof typeof sizes): Uint8Array {
  const [around, across] = sizes[detail];
  const radius = random.between(8, 11);
  const wire = random.between(1, 1.6);
  const swell = random.between(0.02, 0.2);
  const waves = random.whole(2, 7);
  const corner = (i: number, j: number): readonly [number, number, number] => {
    const u = (2 * Math.PI * (i % around)) / around;
    const v = (2 * Math.PI * (j % across)) / across;
    const here = wire * (1 + swell * Math.sin(waves * u));
    const reach = radius + here * Math.cos(v);
    return [reach * Math.cos(u), reach * Math.sin(u), here * Math.sin(v)];
  };
  const facets = around * across * 2;
  const bytes = new Uint8Array(84 + 50 * facets);
  const view = new DataView(bytes.buffer);
  view.setUint32(80, facets, true);
  let start = 84;
  const write = (corners: readonly (readonly [number, number, number])[]): void => {
    // The normal is left zero: readers take the winding.
    corners.flat().forEach((value, index) => {
      view.setFloat32(start + 12 + 4 * index, value, true);
    });
    start += 50;
  };
  for (let i = 0; i < around; i += 1) {
    for (let j = 0; j < across; j += 1) {
      const [a, b, c, d] = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
      write([a, b, c]);
      write([a, c, d]);
    }
  }
  return bytes;
}
