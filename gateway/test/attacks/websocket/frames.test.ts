import { deflateRawSync } from 'node:zlib';
import { frame, opcodes } from '../stand/frames.ts';
import { type SocketAttack, socketAttackTests } from '../stand/socket-attack.ts';

const { more, text, binary, close, ping, pong } = opcodes;

const attacks: readonly SocketAttack[] = [
  { name: 'that is not masked', does: (socket) => socket.send('{}', { isMasked: false }), ends: 1002 },
  { name: 'of a kind that nobody knows', does: (socket) => socket.send('', { opcode: 3 }), ends: 1002 },
  { name: 'of a kind of control that nobody knows', does: (socket) => socket.send('', { opcode: 11 }), ends: 1002 },
  { name: 'with bits of an extension', does: (socket) => socket.send('{}', { reserved: 2 }), ends: 1002 },
  {
    name: 'that is a compressed bomb, though nothing was agreed on',
    does: (socket) => socket.send(deflateRawSync(Buffer.alloc(8_000_000)), { reserved: 4 }),
    ends: 1002,
  },
  { name: 'that goes on with nothing', does: (socket) => socket.send('{}', { opcode: more }), ends: 1002 },
  {
    name: 'that begins another message within a message',
    does(socket) {
      socket.send('{', { isLast: false });
      socket.send('{}');
    },
    ends: 1002,
  },
  { name: 'of control in pieces', does: (socket) => socket.send('', { opcode: ping, isLast: false }), ends: 1002 },
  { name: 'of control that is too long', does: (socket) => socket.send('a'.repeat(126), { opcode: ping }), ends: 1002 },
  { name: 'larger than a subscription may be', does: (socket) => socket.send('a'.repeat(256 * 1024 + 1)), ends: 1009 },
  { name: 'that says it has 1 GB', does: (socket) => socket.send('', { said: 1024 ** 3 }), ends: 1009 },
  { name: 'that says it has 2^53 bytes', does: (socket) => socket.send('', { said: 2 ** 53 }), ends: 1009 },
  {
    name: 'in pieces that are too much together',
    does(socket) {
      for (let piece = 0; piece < 60; piece += 1)
        socket.send('a'.repeat(10_000), { opcode: piece === 0 ? text : more, isLast: false });
    },
    ends: 1009,
  },
  {
    name: 'of 20,000 empty pieces',
    does(socket) {
      const [first, other] = [text, more].map((opcode) => frame('', { opcode, isLast: false }));
      if (first && other) socket.wire.write(Buffer.concat([first, ...Array.from({ length: 20_000 }, () => other)]));
    },
    ends: 1008,
  },
  { name: 'of text that is no UTF-8', does: (socket) => socket.send(Buffer.from([0xc0, 0x80, 0xff])), ends: 1007 },
  { name: 'of half a letter', does: (socket) => socket.send(Buffer.from([0xed, 0xa0, 0x80])), ends: 1007 },
  { name: 'of bytes in place of text', does: (socket) => socket.send('not json', { opcode: binary }), ends: 4400 },
  { name: 'that closes with one byte', does: (socket) => socket.send('a', { opcode: close }), ends: 1002 },
  {
    name: 'that closes with a code that is none',
    does: (socket) => socket.send(Buffer.from([0, 1]), { opcode: close }),
    ends: 1002,
  },
  {
    name: 'that closes with a reason that is no UTF-8',
    does: (socket) => socket.send(Buffer.from([3, 232, 0xff]), { opcode: close }),
    ends: 1007,
  },
  {
    name: 'that closes as one closes',
    does: (socket) => socket.send(Buffer.from([3, 232]), { opcode: close }),
    ends: 1000,
  },
  {
    name: 'that answers pings which nobody sent',
    does: (socket) => socket.send('a', { opcode: pong }),
    ends: 'open',
  },
  {
    name: 'that pings a thousand times',
    does(socket) {
      for (let count = 0; count < 1_000; count += 1) socket.send('a', { opcode: ping });
    },
    ends: 1008,
    mayEnd: 'hung up',
  },
];

describe('a frame', () => {
  socketAttackTests(attacks);
});
