import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { latin1 } from '../text-signs.ts';
import type { PartPurpose, VolumeOfObject } from './resources.ts';
import { attributesOf } from './tag-attributes.ts';
import { type Tag, XmlTags } from './xml-tags.ts';

/** Purposes of volumes as PrusaSlicer (`volume_type`) and Bambu Studio and OrcaSlicer (`subtype`) write them. */
const purposes: Readonly<Record<string, PartPurpose>> = {
  ModelPart: 'METAL',
  normal_part: 'METAL',
  NegativeVolume: 'NEGATIVE',
  negative_part: 'NEGATIVE',
  ParameterModifier: 'HELP',
  modifier_part: 'HELP',
  SupportBlocker: 'HELP',
  support_blocker: 'HELP',
  SupportEnforcer: 'HELP',
  support_enforcer: 'HELP',
};

/** Parts of a package in which slicers keep what 3MF itself has no words for. */
export const isSlicerSettings = (partName: string): boolean => /^metadata\/[^/]*\.config$/.test(partName);

const lessThan = 0x3c;
const space = 0x20;

/**
 * Reads the settings of a slicer as far as they say what the parts of an object are for. Both families of slicers write
 * them into `Metadata/*.config`: PrusaSlicer as stretches of an object's triangles, Bambu Studio and OrcaSlicer as the
 * components of an object. Settings in other forms (JSON, INI) say nothing of geometry and are passed over.
 */
export class SlicerSettings {
  readonly volumes: VolumeOfObject[] = [];
  readonly #xml = new XmlTags((tag) => this.#tag(tag));
  #isXml: boolean | null = null;
  #objectId: string | null = null;
  #volume: VolumeOfObject | null = null;

  push(bytes: Uint8Array): ModelProblem | null {
    this.#isXml ??= startsAsXml(bytes);
    return this.#isXml === false ? null : this.#xml.push(bytes);
  }

  #tag(tag: Tag): ModelProblem | null {
    const name = latin1(tag.bytes.subarray(tag.nameFrom, Math.min(tag.nameTo, tag.nameFrom + 20)));
    if (tag.isEnd) {
      if (name === 'object') this.#objectId = null;
      if (name === 'volume' || name === 'part') this.#volume = null;
      return null;
    }
    const attributes = attributesOf(tag);
    switch (name) {
      case 'object':
        this.#objectId = attributes.get('id') ?? null;
        return null;
      case 'volume':
      case 'part':
        return this.#begins(attributes);
      case 'metadata':
        return this.#says(attributes.get('key') ?? '', attributes.get('value') ?? '');
      default:
        return null;
    }
  }

  #begins(attributes: ReadonlyMap<string, string>): ModelProblem | null {
    if (this.#objectId === null) return null;
    const [first, last] = [attributes.get('firstid'), attributes.get('lastid')];
    const componentId = attributes.get('id') ?? null;
    const volume: VolumeOfObject = {
      objectId: this.#objectId,
      triangles: first === undefined || last === undefined ? null : { first: Number(first), last: Number(last) },
      componentId,
      purpose: 'METAL',
    };
    const subtype = attributes.get('subtype');
    this.#volume = volume;
    this.volumes.push(volume);
    return subtype === undefined ? null : this.#is(subtype);
  }

  #says(key: string, value: string): ModelProblem | null {
    if (!this.#volume) return null;
    if (key === 'volume_type') return this.#is(value);
    // Files of 2019 and before say so and no more; a later `volume_type` knows better.
    if (key === 'modifier' && value === '1' && this.#volume.purpose === 'METAL') this.#volume.purpose = 'HELP';
    return null;
  }

  #is(kind: string): ModelProblem | null {
    const purpose = Object.hasOwn(purposes, kind) ? purposes[kind] : undefined;
    if (!purpose) return modelProblem('UNSUPPORTED_FORMAT', { format: `3MF (${kind.slice(0, 40)})` });
    if (this.#volume) this.#volume.purpose = purpose;
    return null;
  }
}

/** Whether it is XML by its first sign; null while nothing but blanks came. */
function startsAsXml(bytes: Uint8Array): boolean | null {
  const byteOrderMark = bytes[0] === 0xef ? 3 : 0;
  const first = bytes.subarray(byteOrderMark).find((byte) => byte > space);
  return first === undefined ? null : first === lessThan;
}
