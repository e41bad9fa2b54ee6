import { waitUntil } from '@alexandrite/service-kit/testing';
import { type AttackedGateway } from '../stand/attacked-gateway.ts';
import { askInPassing } from '../stand/bystander.ts';
import { Wire } from '../stand/exchange.ts';
import { readAnswers } from '../stand/read-answers.ts';
import { caseOf } from './cases.ts';
import { judge } from './judge.ts';

/** Something that must not happen, and the case that led to it. */
export interface Finding {
  readonly number: number;
  readonly what: string;
}

/** Cases that are tried at the same time. */
const together = 8;
/** Questions of others that are answered before a connection on which nothing more comes is given up. */
const patience = 4;

interface Plan {
  readonly seed: number;
  /** The first case, and how many there are. */
  readonly from: number;
  readonly count: number;
}

/** Tries cases, and tells which of them found something. Stops when the gateway is gone. */
export async function fuzz(gateway: AttackedGateway, { seed, from, count }: Plan): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  for (let first = from; first < from + count && gateway.isAlive(); first += together) {
    const numbers = Array.from({ length: Math.min(together, from + count - first) }, (_, index) => first + index);
    const logged = gateway.log.length;
    const found = await Promise.all(
      numbers.map(async (number) => ({ number, what: await attempt(gateway, seed, number) })),
    );
    findings.push(...found.flatMap(({ number, what }) => (what === null ? [] : [{ number, what }])));
    const bad = gateway.log.slice(logged).filter(({ level }) => level === 'error' || level === 'fatal');
    // Which one it was, running it alone tells.
    findings.push(...bad.map((line) => ({ number: first, what: `one of ${together} logs ${JSON.stringify(line)}` })));
  }
  if (!gateway.isAlive()) findings.push({ number: from, what: `the gateway ended: ${gateway.noise.join('\n')}` });
  return findings;
}

async function attempt(gateway: AttackedGateway, seed: number, number: number): Promise<string | null> {
  const { pieces, isReset } = caseOf(seed, number);
  try {
    const wire = await Wire.open(gateway);
    for (const piece of pieces) wire.write(piece);
    if (isReset) {
      wire.reset();
      return null;
    }
    await isOver(gateway, wire);
    wire.socket.end();
    await waitUntil('the gateway hangs up', () => wire.isClosed);
    return judge(wire.received, Buffer.concat(pieces), true);
  } catch (fault) {
    return fault instanceof Error ? fault.message : String(fault);
  }
}

/** Waits until it has hung up, or others were answered several times since anything came. */
async function isOver({ url }: AttackedGateway, wire: Wire): Promise<void> {
  let seen = -1;
  for (let quiet = 0; quiet < patience && !wire.isClosed; quiet += 1) {
    if (wire.received.length > seen) {
      seen = wire.received.length;
      quiet = 0;
    }
    await askInPassing(url);
    if (readAnswers(wire.received, false).length > 0 && quiet > 0) return;
  }
}
