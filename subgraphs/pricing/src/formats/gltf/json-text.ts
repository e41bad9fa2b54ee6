import { modelProblem, type ModelProblem } from '../../domain/geometry/problems/model-problem.ts';
import { HeldBytes } from '../held-bytes.ts';
import { asObject, type JsonObject } from './json-reading.ts';

/**
 * Parsed, JSON takes up to twenty times its length: so much can be held. Names, nodes and materials of real scenes stay
 * far below; the bulk of a file is in its buffers, which are kept apart.
 */
const mostJsonBytes = 12_000_000;

/** Pictures and buffers of one file. */
const mostDataUris = 10_000;

const quote = 0x22;
const backslash = 0x5c;
const comma = 0x2c;
const equalsSign = 0x3d;
const digitZero = 0x30;
const dataColon = [0x64, 0x61, 0x74, 0x61, 0x3a];

/** The value of each sign of base64 (RFC 4648, also the alphabet for addresses); -1 for others. */
const base64Values = new Int8Array(256).fill(-1);
const base64Signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
for (let value = 0; value < base64Signs.length; value++) base64Values[base64Signs.charCodeAt(value)] = value;
base64Values['-'.charCodeAt(0)] = 62;
base64Values['_'.charCodeAt(0)] = 63;

type Place = 'OUTSIDE' | 'BEGINNING' | 'STRING' | 'MEDIA_TYPE' | 'BASE64';

/**
 * The text of a glTF file while it comes in. Strings that are data: URIs (RFC 2397) are unpacked on the way and leave
 * their number behind, `"data:0"`: so the text stays small, however large the buffers in it are.
 */
export class JsonText {
  readonly #text = new HeldBytes(mostJsonBytes);
  readonly #mostBytes: number;
  /** What was unpacked; null where it was no base64: a picture may be written out otherwise. */
  readonly #data: (HeldBytes | null)[] = [];
  #place: Place = 'OUTSIDE';
  #escaped = false;
  /** Signs of `data:` seen at the beginning of a string. */
  #matched = 0;
  /** Bits that do not make a byte yet, and how many. */
  #bits = 0;
  #bitCount = 0;

  /** @param mostBytes how long the whole file is: what is unpacked cannot be longer */
  constructor(mostBytes: number) {
    this.#mostBytes = mostBytes;
  }

  push(bytes: Uint8Array): ModelProblem | null {
    for (let at = 0; at < bytes.length;) {
      if (this.#place === 'BASE64') at = this.#base64(bytes, at);
      else this.#sign(bytes[at++] ?? 0);
    }
    if (this.#text.length === mostJsonBytes || this.#data.length > mostDataUris)
      return modelProblem('TOO_COMPLEX', { reason: 'JSON' });
    return null;
  }

  /** What the text says; null when it is no JSON object. Some programs fill it up with zeros instead of blanks. */
  parsed(): JsonObject | null {
    try {
      return asObject(JSON.parse(new TextDecoder('utf-8').decode(this.#text.view()).replace(/\0+$/, '')));
    } catch {
      return null;
    }
  }

  /** The bytes that a `data:` address of the parsed text stands for; null for any other address. */
  bytesAt(uri: string): Uint8Array | null {
    const number = /^data:(\d+)$/.exec(uri)?.[1];
    return number === undefined ? null : (this.#data[Number(number)]?.view() ?? null);
  }

  #sign(byte: number): void {
    switch (this.#place) {
      case 'OUTSIDE':
        this.#text.pushByte(byte);
        if (byte === quote) {
          this.#place = 'BEGINNING';
          this.#matched = 0;
        }
        return;
      case 'BEGINNING':
        this.#text.pushByte(byte);
        if (byte !== dataColon[this.#matched]) {
          this.#place = byte === quote ? 'OUTSIDE' : 'STRING';
          this.#escaped = byte === backslash;
        } else if (++this.#matched === dataColon.length) {
          for (const digit of String(this.#data.length)) this.#text.pushByte(digitZero + Number(digit));
          this.#data.push(new HeldBytes(this.#mostBytes));
          this.#place = 'MEDIA_TYPE';
        }
        return;
      case 'STRING':
        this.#text.pushByte(byte);
        if (this.#escaped) this.#escaped = false;
        else if (byte === backslash) this.#escaped = true;
        else if (byte === quote) this.#place = 'OUTSIDE';
        return;
      case 'MEDIA_TYPE':
        // Up to `;base64,`.
        if (byte === comma) this.#place = 'BASE64';
        else if (byte === quote) this.#ends();
        return;
      case 'BASE64':
        return;
    }
  }

  /** Unpacks up to the end of the string or of the bytes; gives where it stopped. */
  #base64(bytes: Uint8Array, from: number): number {
    const held = this.#data.at(-1);
    for (let at = from; at < bytes.length; at++) {
      const byte = bytes[at] ?? 0;
      const value = base64Values[byte] ?? -1;
      if (value >= 0) {
        this.#bits = ((this.#bits << 6) | value) & 0xffff;
        this.#bitCount += 6;
        if (this.#bitCount >= 8) {
          this.#bitCount -= 8;
          held?.pushByte((this.#bits >>> this.#bitCount) & 0xff);
        }
      } else if (byte === quote) {
        this.#ends();
        return at + 1;
      } else if (byte !== equalsSign && byte !== backslash) {
        // A slash may be written with a backslash before it in JSON.
        this.#data[this.#data.length - 1] = null;
      }
    }
    return bytes.length;
  }

  #ends(): void {
    this.#text.pushByte(quote);
    this.#place = 'OUTSIDE';
    this.#bits = 0;
    this.#bitCount = 0;
  }
}
