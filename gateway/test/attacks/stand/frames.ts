import { randomBytes } from 'node:crypto';

/** Kinds of frames (RFC 6455, 5.2). */
export const opcodes = { more: 0, text: 1, binary: 2, close: 8, ping: 9, pong: 10 } as const;

/** What a frame differs in from a whole, masked one of text. */
export interface FrameForm {
  readonly opcode?: number;
  /** Whether it is the last of its message. */
  readonly isLast?: boolean;
  readonly isMasked?: boolean;
  /** Bits that belong to extensions; 4 says that it is compressed. */
  readonly reserved?: number;
  /** The length that it says; as long as it is when left out. */
  readonly said?: number;
}

/** A frame, right or wrong. */
export function frame(payload: Buffer | string, form: FrameForm = {}): Buffer {
  const { opcode = opcodes.text, isLast = true, isMasked = true, reserved = 0 } = form;
  const bytes = Buffer.from(payload);
  const said = form.said ?? bytes.length;
  const first = (isLast ? 0x80 : 0) | (reserved << 4) | opcode;
  const bit = isMasked ? 0x80 : 0;
  const head =
    said < 126 ? Buffer.from([first, bit | said]) : Buffer.alloc(said < 65_536 ? 4 : 10, Buffer.from([first, bit]));
  if (said >= 126 && said < 65_536) {
    head[1] = bit | 126;
    head.writeUInt16BE(said, 2);
  } else if (said >= 65_536) {
    head[1] = bit | 127;
    head.writeBigUInt64BE(BigInt(said), 2);
  }
  if (!isMasked) return Buffer.concat([head, bytes]);
  const mask = randomBytes(4);
  return Buffer.concat([head, mask, bytes.map((byte, index) => byte ^ (mask[index % 4] ?? 0))]);
}

/** A frame as it came. */
export interface HeardFrame {
  readonly opcode: number;
  readonly payload: Buffer;
}

/** Whole frames among bytes that have come; servers mask none. */
export function readFrames(bytes: Buffer): readonly HeardFrame[] {
  const frames: HeardFrame[] = [];
  for (let at = 0; at + 2 <= bytes.length;) {
    const short = bytes.readUInt8(at + 1) & 0x7f;
    const head = short < 126 ? 2 : short === 126 ? 4 : 10;
    if (at + head > bytes.length) break;
    const length =
      short < 126 ? short : short === 126 ? bytes.readUInt16BE(at + 2) : Number(bytes.readBigUInt64BE(at + 2));
    if (at + head + length > bytes.length) break;
    frames.push({ opcode: bytes.readUInt8(at) & 0xf, payload: bytes.subarray(at + head, at + head + length) });
    at += head + length;
  }
  return frames;
}
