const glbMagic = 0x46546c67; // 'glTF', little endian
const glbJsonAt = 20;

/**
 * Throws when nodes of a glTF or GLB contain each other: its reader would wait for them for ever. Also throws when the
 * file has no JSON to begin with.
 */
export function assertNodesEnd(bytes: ArrayBuffer): void {
  const children = childrenOfNodes(JSON.parse(jsonOf(bytes)));
  const state = new Uint8Array(children.length); // 0: not met; 1: on the way down; 2: known to end
  for (const start of children.keys()) {
    const path = [{ node: start, next: 0 }];
    for (let step = path.at(-1); step; step = path.at(-1)) {
      state[step.node] = 1;
      const child = children[step.node]?.[step.next++];
      if (child === undefined) {
        state[step.node] = 2;
        path.pop();
      } else if (state[child] === 1) {
        throw new Error('Nodes of the model contain each other');
      } else if (state[child] === 0) {
        path.push({ node: child, next: 0 });
      }
    }
  }
}

function jsonOf(bytes: ArrayBuffer): string {
  const view = new DataView(bytes);
  const isBinary = bytes.byteLength > glbJsonAt && view.getUint32(0, true) === glbMagic;
  const length = isBinary ? view.getUint32(12, true) : bytes.byteLength;
  const from = isBinary ? glbJsonAt : 0;
  return new TextDecoder().decode(new Uint8Array(bytes, from, Math.min(length, bytes.byteLength - from)));
}

function childrenOfNodes(json: unknown): readonly (readonly number[])[] {
  const nodes = listIn(json, 'nodes');
  return nodes.map((node) =>
    listIn(node, 'children')
      .filter((child) => Number.isInteger(child))
      .map(Number),
  );
}

function listIn(value: unknown, key: string): readonly unknown[] {
  if (typeof value !== 'object' || value === null) return [];
  const list: unknown = Object.entries(value).find(([name]) => name === key)?.[1];
  return Array.isArray(list) ? list : [];
}
