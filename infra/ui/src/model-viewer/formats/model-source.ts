/** Formats that can be shown in the browser. */
export type ModelFormat = 'stl' | 'obj' | 'ply' | '3mf' | 'gltf' | 'glb';

interface Presentation {
  /**
   * All of it is shown in the chosen metal, whatever its own materials say: a customer's model. When left out: so with
   * all formats but GLB, whose materials are replaced by their names, as pieces of the catalogue want it.
   */
  readonly allMetal?: boolean | undefined;
  /** Which axis points up; as is usual in its format when left out. */
  readonly up?: 'y' | 'z' | undefined;
}

/** Where a model comes from: an address, or bytes that are here already. */
export type ModelSource = Presentation &
  (
    | { readonly format: ModelFormat; readonly url: string }
    | { readonly format: ModelFormat; readonly bytes: ArrayBuffer }
  );

const usualUp: Readonly<Record<ModelFormat, 'y' | 'z'>> = {
  stl: 'z',
  ply: 'z',
  '3mf': 'z',
  obj: 'y',
  gltf: 'y',
  glb: 'y',
};

/** Whether all of a model is shown in the chosen metal. */
export function isAllMetal({ format, allMetal }: Pick<ModelSource, 'format' | 'allMetal'>): boolean {
  return allMetal ?? format !== 'glb';
}

/** Which axis of a model points up, by its format where the source does not say. */
export function upIn({ format, up }: Pick<ModelSource, 'format' | 'up'>): 'y' | 'z' {
  return up ?? usualUp[format];
}
