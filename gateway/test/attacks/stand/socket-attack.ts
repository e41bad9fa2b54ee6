import { type Ending, RawSocket } from './socket.ts';
import { Trial } from './trial.ts';
import { unfitWords } from './unfit-words.ts';

/** An attack over a WebSocket: what is done with it, and how it must end. */
export interface SocketAttack {
  readonly name: string;
  readonly path?: string;
  /** Headers of the handshake that are not as usual. */
  readonly headers?: Readonly<Record<string, string>>;
  /** What is done once it is open. */
  readonly does?: (socket: RawSocket) => void | Promise<void>;
  /** The close code, or the status with which the handshake is refused; `open` for what is not minded. */
  readonly ends: Ending | 'open';
  /** Another way in which it may end: what was said last is lost when who attacks still writes. */
  readonly mayEnd?: Ending;
  /** How often it may make the gateway ask a subgraph; never when left out. */
  readonly questions?: number;
  /** Ordinary new pages that it may cost, where it pays points for more than one. */
  readonly pages?: number;
  /** What it must have been told by then. */
  readonly hears?: RegExp;
}

/** Tests of a table of attacks, one each. */
export function socketAttackTests(
  attacks: readonly SocketAttack[],
  environment?: Readonly<Record<string, string>>,
): void {
  const trial = Trial.forTests(environment);
  it.each(attacks)('$name', async (attack) => {
    const said = await trial.attack(() => carryOut(attack, trial));
    expect(unfitWords(said.join('\n'))).toBeNull();
    if (attack.hears) expect(said.join('\n')).toMatch(attack.hears);
    await trial.isCheap(() => carryOut(attack, trial), attack.questions, attack.pages);
    expect(await trial.gateway.figure('gateway_subscriptions')).toBe(0);
  });
}

async function carryOut({ path, headers, does, ends, mayEnd }: SocketAttack, trial: Trial): Promise<readonly string[]> {
  const socket = await RawSocket.open(trial.gateway, {
    ...(path === undefined ? {} : { path }),
    ...(headers ? { headers } : {}),
  });
  try {
    await does?.(socket);
    if (ends === 'open') await isAnswered(socket);
    else expect([ends, mayEnd ?? ends]).toContain(await socket.ended());
    return socket.messages;
  } finally {
    socket.end();
    await trial.settled();
  }
}

/** Says something that is answered, to see that it is open. */
async function isAnswered(socket: RawSocket): Promise<void> {
  socket.say({ type: 'ping', payload: { are: 'you there' } });
  await socket.heard(/you there/);
}
