import { bezelRing, comfortFitBand, DEMO_BAND, makeBezelRingStl, makeDemoRingStl } from './demo-ring.ts';
import { volumeOf, type Solid } from './solid.ts';

/** Every edge of a closed, consistently wound mesh is walked once in each direction. */
function openEdges({ triangles }: Solid): number {
  const walked = new Map<string, number>();
  for (const [a, b, c] of triangles) {
    for (const [from, to] of [
      [a, b],
      [b, c],
      [c, a],
    ]) {
      walked.set(`${from}>${to}`, (walked.get(`${from}>${to}`) ?? 0) + 1);
    }
  }
  return [...walked].filter(([edge, times]) => {
    const [from, to] = edge.split('>');
    return times !== 1 || walked.get(`${to}>${from}`) !== 1;
  }).length;
}

describe('the demo rings', () => {
  it.each([
    ['plain band', comfortFitBand(DEMO_BAND)],
    ['ring with a collet', bezelRing()],
  ])('closes the %s without a gap and winds it one way', (_, solid) => {
    expect(openEdges(solid)).toBe(0);
    expect(volumeOf(solid)).toBeGreaterThan(0);
    for (const point of solid.points) expect(point.every(Number.isFinite)).toBe(true);
  });

  it('makes the plain band of about 180 mm³', () => {
    expect(volumeOf(comfortFitBand(DEMO_BAND))).toBeGreaterThan(178);
    expect(volumeOf(comfortFitBand(DEMO_BAND))).toBeLessThan(182);
  });

  it('adds metal for the collet', () => {
    const more = volumeOf(bezelRing()) - volumeOf(comfortFitBand(DEMO_BAND));
    expect(more).toBeGreaterThan(20);
    expect(more).toBeLessThan(120);
  });

  it('leaves the finger its size', () => {
    for (const solid of [comfortFitBand(DEMO_BAND), bezelRing()]) {
      const closest = Math.min(...solid.points.map(([x, y]) => Math.hypot(x, y)));
      expect(closest).toBeCloseTo(8.5, 6);
    }
  });

  it('writes a binary STL whose length agrees with its facet count', () => {
    for (const bytes of [makeDemoRingStl(), makeBezelRingStl()]) {
      const facets = new DataView(bytes.buffer).getUint32(80, true);
      expect(bytes.byteLength).toBe(84 + facets * 50);
      expect(new TextDecoder().decode(bytes.subarray(0, 5))).not.toBe('solid');
    }
  });

  it('writes the same bytes every time', () => {
    expect(Buffer.from(makeDemoRingStl()).equals(Buffer.from(makeDemoRingStl()))).toBe(true);
  });
});
