import { readFileSync } from 'node:fs';
import { STLLoader } from 'three/examples/jsm/loaders/STLLoader.js';

/** What a web page would do: three.js reads the file, and a loop over the triangles sums up their volume. */
const bytes = readFileSync(process.argv[2] ?? '');
const geometry = new STLLoader().parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length));
const { array } = geometry.getAttribute('position');
let volume = 0;
for (let at = 0; at + 8 < array.length; at += 9) {
  const [ax = 0, ay = 0, az = 0] = [array[at], array[at + 1], array[at + 2]];
  const [bx = 0, by = 0, bz = 0] = [array[at + 3], array[at + 4], array[at + 5]];
  const [cx = 0, cy = 0, cz = 0] = [array[at + 6], array[at + 7], array[at + 8]];
  volume += (ax * (by * cz - bz * cy) + ay * (bz * cx - bx * cz) + az * (bx * cy - by * cx)) / 6;
}
process.stdout.write(`${JSON.stringify({ volume })}\n`);
