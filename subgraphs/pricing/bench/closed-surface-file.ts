import { closeSync, openSync, writeSync } from 'node:fs';

const facetsAtOnce = 10_000;

/**
 * Writes a binary STL of a closed surface: a torus with a rippled skin, wound to face outward.
 * @param columns steps around the ring; @param rows steps around its tube; the file has 2 · columns · rows facets
 */
export function writeClosedSurface(path: string, columns: number, rows: number): void {
  const facets = columns * rows * 2;
  const header = Buffer.alloc(84);
  header.write('closed surface for benchmarks');
  header.writeUInt32LE(facets, 80);
  const file = openSync(path, 'w');
  writeSync(file, header);
  const records = Buffer.alloc(facetsAtOnce * 50);
  let held = 0;
  const facet = (...corners: readonly (readonly number[])[]): void => {
    let at = held * 50 + 12;
    for (const corner of corners) {
      for (const coordinate of corner) at = records.writeFloatLE(coordinate, at);
    }
    held += 1;
    if (held < facetsAtOnce) return;
    writeSync(file, records);
    held = 0;
  };
  const place = (column: number, row: number): readonly number[] => {
    const around = ((column % columns) / columns) * 2 * Math.PI;
    const along = ((row % rows) / rows) * 2 * Math.PI;
    const tube = 1.5 + 0.1 * Math.sin(24 * around) * Math.sin(6 * along);
    const reach = 10 + tube * Math.cos(along);
    return [reach * Math.cos(around), reach * Math.sin(around), tube * Math.sin(along)];
  };
  for (let column = 0; column < columns; column++) {
    for (let row = 0; row < rows; row++) {
      const [a, b, c, d] = [
        place(column, row),
        place(column + 1, row),
        place(column + 1, row + 1),
        place(column, row + 1),
      ];
      facet(a, b, c);
      facet(a, c, d);
    }
  }
  writeSync(file, records, 0, held * 50);
  closeSync(file);
}
