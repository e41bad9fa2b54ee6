import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import type { TriangleSink } from '../../domain/geometry/surface/triangle-sink.ts';
import { FacetBatch } from '../facet-batch.ts';
import { inPlace, placedIn, walkScene, type Placed, type Placement } from '../placement.ts';
import { Accessors, compressed, malformed, type BufferBytes } from './accessors.ts';
import { asIndex, asIndexOr, asList, asObject, asText, type JsonObject } from './json-reading.ts';
import { instancesOf, placementOf } from './node-placement.ts';
import { weightsOf } from './morphs.ts';
import { drawPrimitive, type Posture } from './primitives.ts';
import { type Joints, jointsOf, skinAt, skinNumber } from './skin.ts';

/** Hides a node and all that is below it. */
const visibility = 'KHR_node_visibility';

/** Extensions that a file may require: looks, light and names change no triangle, and hidden nodes are honoured. */
const harmless =
  /^(?:KHR_(?:mesh_quantization|materials_\w+|texture_\w+|lights_\w+|xmp\w*|animation_pointer|node_visibility)|EXT_(?:texture|lights)_\w+)$/;

/** Copies of a node's mesh at many places. */
const instancing = 'EXT_mesh_gpu_instancing';

/** Nodes that a file may have. */
const mostNodes = 200_000;

/** Primitives that a scene may draw, each counted as often as it is used. */
const mostPrimitives = 500_000;

/**
 * Draws the scene of a glTF 2.0 file into a sink. As viewers have it, that is the scene the file names, else its first;
 * a file without scenes shows all nodes that are in no other, one without nodes all its meshes.
 */
export function* drawScene(
  file: JsonObject,
  bytesOf: BufferBytes,
  sink: TriangleSink,
): Generator<number, ModelProblem | null> {
  const unreadable = versionProblem(file) ?? extensionProblem(file);
  if (unreadable) return unreadable;
  sink.unit?.('M');
  const scene = new Scene(file, bytesOf, sink);
  const roots = scene.roots();
  if ('code' in roots) return roots;
  return (yield* walkScene(roots, scene.partsOf, scene.visit)) ?? scene.end();
}

function versionProblem(file: JsonObject): ModelProblem | null {
  const stated = asObject(file['asset'])?.['version'];
  // Version 1 had its parts by name instead of in lists, and need not say so.
  const unstated = asObject(file['meshes']) ? '1.0' : '';
  const version = typeof stated === 'number' ? String(stated) : (asText(stated) ?? unstated);
  if (/^2(?:\.|$)/.test(version)) return null;
  return version === '' ? malformed('VERSION') : compressed(`version ${version}`);
}

function extensionProblem(file: JsonObject): ModelProblem | null {
  const required = asList(file['extensionsRequired']).map((name) => asText(name) ?? '');
  const unknown = required.find((name) => !harmless.test(name) && name !== instancing);
  return unknown === undefined ? null : compressed(unknown);
}

class Scene {
  readonly #file: JsonObject;
  readonly #nodes: readonly unknown[];
  readonly #meshes: readonly unknown[];
  readonly #accessors: Accessors;
  readonly #batch: FacetBatch;
  readonly #sink: TriangleSink;
  readonly #joints = new Map<number, Joints | ModelProblem>();
  /** The node that each node is in, by its number; found out when a skin needs it. */
  #parents: ReadonlyMap<unknown, number> | undefined;
  #primitivesLeft = mostPrimitives;
  #hidden = 0;

  constructor(file: JsonObject, bytesOf: BufferBytes, sink: TriangleSink) {
    this.#file = file;
    this.#nodes = asList(file['nodes']);
    this.#meshes = asList(file['meshes']);
    const quantized = asList(file['extensionsUsed']).includes('KHR_mesh_quantization');
    this.#accessors = new Accessors(file, quantized, bytesOf);
    this.#batch = new FacetBatch(sink);
    this.#sink = sink;
  }

  /** Nodes are known by their numbers; a mesh without a node by its own, below zero. */
  roots(): readonly Placed<number>[] | ModelProblem {
    const most = Math.max(this.#nodes.length, this.#meshes.length);
    if (most > mostNodes) return modelProblem('TOO_COMPLEX', { reason: 'NODES' });
    const scenes = asList(this.#file['scenes']);
    if (scenes.length > 0) {
      const scene = asObject(scenes[asIndexOr(this.#file['scene'], 0) ?? -1]);
      return scene ? this.#placed(asList(scene['nodes'])) : malformed('SCENE');
    }
    if (this.#nodes.length === 0) {
      return this.#meshes.map((_, mesh) => ({ part: -1 - mesh, placement: inPlace }));
    }
    const children = new Set(this.#nodes.flatMap((node) => asList(asObject(node)?.['children'])));
    const roots = this.#nodes.map((_, node) => node).filter((node) => !children.has(node));
    return roots.length > 0 ? this.#placed(roots) : modelProblem('NODE_CYCLE');
  }

  readonly partsOf = (part: number): readonly Placed<number>[] | ModelProblem =>
    part < 0 ? [] : this.#placed(asList(asObject(this.#nodes[part])?.['children']));

  readonly visit = function* (this: Scene, { part, placement }: Placed<number>): Generator<void, ModelProblem | null> {
    const node = part < 0 ? null : asObject(this.#nodes[part]);
    const named = part < 0 ? -1 - part : node?.['mesh'];
    if (named === undefined) return null;
    const mesh = asObject(this.#meshes[asIndex(named) ?? -1]);
    if (!mesh) return malformed('MESH');
    const weights = weightsOf(node, mesh);
    if (!weights) return malformed('WEIGHTS');
    const joints = this.#jointsOf(node);
    if (joints && 'code' in joints) return joints;
    const extension = joints ? null : asObject(asObject(node?.['extensions'])?.[instancing]);
    const instances = extension ? instancesOf(extension, this.#accessors) : { count: 1, at: () => inPlace };
    if ('code' in instances) return instances;
    for (let instance = 0; instance < instances.count; instance++) {
      const placed = extension ? placedIn(placement, instances.at(instance)) : placement;
      const problem = yield* this.#draw(mesh, { placement: placed, weights, joints });
      if (problem) return problem;
      if (instance % 1000 === 999) yield;
    }
    return null;
  }.bind(this);

  *#draw(mesh: JsonObject, posture: Posture): Generator<void, ModelProblem | null> {
    for (const primitive of asList(mesh['primitives'])) {
      if (--this.#primitivesLeft < 0) return modelProblem('TOO_COMPLEX', { reason: 'PRIMITIVES' });
      const problem = yield* drawPrimitive(primitive, this.#accessors, posture, this.#batch);
      if (problem) return problem;
    }
    return null;
  }

  #jointsOf(node: JsonObject | null): Joints | ModelProblem | null {
    const skin = skinNumber(node);
    if (skin === undefined) return null;
    if (skin === null) return malformed('SKIN');
    const known = this.#joints.get(skin);
    if (known) return known;
    const joints = jointsOf(skinAt(this.#file, skin), this.#accessors, (joint) => this.#inScene(joint));
    this.#joints.set(skin, joints);
    return joints;
  }

  /** Where a node is in the scene, whatever it is in. */
  #inScene(part: number): Placement | ModelProblem {
    this.#parents ??= new Map(
      this.#nodes.flatMap((node, parent) =>
        asList(asObject(node)?.['children']).map((child): [unknown, number] => [child, parent]),
      ),
    );
    let placement = inPlace;
    let above: number | undefined = part;
    for (let depth = 0; above !== undefined; depth++) {
      const node = asObject(this.#nodes[above]);
      const inner = node && placementOf(node);
      if (!inner) return malformed('NODE');
      if (depth > this.#nodes.length) return modelProblem('NODE_CYCLE');
      placement = placedIn(inner, placement);
      above = this.#parents.get(above);
    }
    return placement;
  }

  end(): ModelProblem | null {
    if (this.#hidden > 0) this.#sink.leftOut?.(this.#hidden);
    return this.#batch.flush() ?? (this.#batch.total === 0 ? modelProblem('NO_TRIANGLES') : null);
  }

  #placed(nodes: readonly unknown[]): readonly Placed<number>[] | ModelProblem {
    const placed: Placed<number>[] = [];
    for (const value of nodes) {
      const part = asIndex(value);
      const node = part === null ? null : asObject(this.#nodes[part]);
      const placement = node && placementOf(node);
      if (part === null || !placement) return malformed('NODE');
      if (asObject(asObject(node['extensions'])?.[visibility])?.['visible'] === false) this.#hidden++;
      else placed.push({ part, placement });
    }
    return placed;
  }
}
