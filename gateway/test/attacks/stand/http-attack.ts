import { type Answered } from './read-answers.ts';
import { exchange } from './exchange.ts';
import { Trial } from './trial.ts';
import { unfitWords } from './unfit-words.ts';

/** An attack that is one request: what is sent, and what it must get. */
export interface HttpAttack {
  readonly name: string;
  /** What is written to the connection, made when it is needed. */
  readonly sends: () => Buffer | string;
  /** The status it must get; some are not worth an answer. */
  readonly status: number | 'hung up';
  /** The code of the error; any when left out. */
  readonly code?: string;
  /** What the answer says among other things. */
  readonly says?: string;
  /** What it must not say. */
  readonly hides?: RegExp;
  /** How often it may make the gateway ask a subgraph; never when left out. */
  readonly questions?: number;
  /** Ordinary new pages that it may cost, where it pays points for more than one. */
  readonly pages?: number;
}

/** Tests of a table of attacks, one each. */
export function attackTests(attacks: readonly HttpAttack[]): void {
  const trial = Trial.forTests();
  it.each(attacks)('$name', async (attack) => {
    const sent = attack.sends();
    const [answer] = await trial.attack(() => exchange(trial.gateway, sent));
    expect(answer?.status ?? 'hung up').toBe(attack.status);
    if (answer) holdsUp(answer, attack, sent.toString());
    await trial.isCheap(() => exchange(trial.gateway, attack.sends()), attack.questions, attack.pages);
  });
}

function holdsUp({ body }: Answered, { code, says, hides }: HttpAttack, sent: string): void {
  expect(body.slice(0, 500)).toContain(says ?? '');
  if (code !== undefined) expect(codeOf(body)).toBe(code);
  expect(unfitWords(body, sent)).toBeNull();
  if (hides) expect(body).not.toMatch(hides);
}

/** The code of the first error. */
function codeOf(body: string): string | undefined {
  const { errors } = JSON.parse(body) as { errors?: { extensions?: { code?: string } }[] }; // checked by comparison
  return errors?.[0]?.extensions?.code;
}
