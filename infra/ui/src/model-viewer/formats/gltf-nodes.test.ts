import { assertNodesEnd } from './gltf-nodes.ts';

const aGltf = (nodes: readonly object[]): ArrayBuffer =>
  new TextEncoder().encode(JSON.stringify({ asset: { version: '2.0' }, nodes })).buffer;

/** The same, as a GLB: a header of 12 bytes, and one chunk of JSON. */
function aGlb(nodes: readonly object[]): ArrayBuffer {
  const json = new Uint8Array(aGltf(nodes));
  const bytes = new Uint8Array(20 + json.length);
  const view = new DataView(bytes.buffer);
  view.setUint32(0, 0x46546c67, true);
  view.setUint32(12, json.length, true);
  bytes.set(json, 20);
  return bytes.buffer;
}

describe('the nodes of a glTF', () => {
  it('may share children and go deep', () => {
    const deep = Array.from({ length: 50_000 }, (_, index) => ({ children: [index + 1] }));
    expect(() => assertNodesEnd(aGltf([...deep, {}]))).not.toThrow();
    expect(() => assertNodesEnd(aGlb([{ children: [1, 2] }, { children: [2] }, {}]))).not.toThrow();
  });

  it('must not contain each other', () => {
    expect(() => assertNodesEnd(aGltf([{ children: [1] }, { children: [0] }]))).toThrow('contain each other');
    expect(() => assertNodesEnd(aGlb([{}, { children: [1] }]))).toThrow('contain each other');
  });

  it('are not looked for in what is no JSON', () => {
    expect(() => assertNodesEnd(new TextEncoder().encode('solid ring').buffer)).toThrow(SyntaxError);
  });
});
