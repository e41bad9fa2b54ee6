import { torus } from '../../src/domain/geometry/test/shapes.ts';
import { binaryStlFile } from '../../src/formats/test/stl-files.ts';
import { measureModel } from '../../src/workers/measure-model.ts';

// What a worker does with nothing around it: no queue, no database, no file store. For every number that it is sent it
// measures so many models of so many facets, and answers `done`. It answers `ready` when its code is compiled.
//
//   node --single-threaded-gc bench/contestants/bare-worker.ts <models until it is ready> <facets of each>

const [warmUp = 0, facetCount = 0] = process.argv.slice(2).map(Number);

/** As a store of files cuts them. */
const pieceBytes = 262_144;

const across = Math.round(Math.sqrt(facetCount / 4));
const files = Array.from({ length: 8 }, (_, number) => binaryStlFile(torus(8 + number / 10, 1, across * 2, across)));

async function* piecesOf(file: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < file.length; at += pieceBytes) yield file.slice(at, at + pieceBytes);
}

async function measure(models: number): Promise<void> {
  for (let number = 0; number < models; number += 1) {
    const file = files[number % files.length] ?? new Uint8Array();
    const { ok } = await measureModel({
      fileName: 'ring.stl',
      byteLength: file.length,
      bytes: piecesOf(file),
      findAlike: () => Promise.resolve([]),
    });
    if (!ok) throw new Error('a ring was refused');
  }
}

process.on('message', (models: number) => {
  void measure(models).then(() => process.send?.('done'));
});
await measure(warmUp);
process.send?.('ready');
