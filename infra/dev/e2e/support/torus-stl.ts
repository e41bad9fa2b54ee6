/** Corners of the torus: around the finger and around the wire. Even, so that it closes on itself. */
const around = 96;
const across = 24;

/**
 * A plain round ring as binary STL, closed and wound outward: what the tests upload where no other model is at hand.
 * @param radiusMm from the middle of the finger to the middle of the wire
 * @param wireMm radius of the wire
 */
export function torusStl(radiusMm = 10, wireMm = 1): Uint8Array<ArrayBuffer> {
  const corner = (i: number, j: number): readonly [number, number, number] => {
    const u = (2 * Math.PI * i) / around;
    const v = (2 * Math.PI * j) / across;
    const reach = radiusMm + wireMm * Math.cos(v);
    return [reach * Math.cos(u), reach * Math.sin(u), wireMm * Math.sin(v)];
  };
  const facets = around * across * 2;
  const bytes = new Uint8Array(84 + 50 * facets);
  const view = new DataView(bytes.buffer);
  view.setUint32(80, facets, true);
  let at = 84;
  const write = (...corners: (readonly [number, number, number])[]): void => {
    // The normal is left zero: readers take the winding.
    corners.flat().forEach((value, index) => view.setFloat32(at + 12 + 4 * index, value, true));
    at += 50;
  };
  for (let i = 0; i < around; i += 1) {
    for (let j = 0; j < across; j += 1) {
      const [a, b, c, d] = [corner(i, j), corner(i + 1, j), corner(i + 1, j + 1), corner(i, j + 1)];
      write(a, b, c);
      write(a, c, d);
    }
  }
  return bytes;
}
