import { parseArgs } from 'node:util';
import { shapeNames, type ShapeName } from './load/shapes.ts';
import { scenarioNames, type ScenarioName } from './scenarios/scenario.ts';

/** What was asked for. */
export type Command =
  | { readonly do: 'run'; readonly scenarios: readonly ScenarioName[]; readonly shape: ShapeName; readonly how: How }
  | { readonly do: 'overload'; readonly how: How }
  | { readonly do: 'history'; readonly keep: boolean; readonly how: How }
  | { readonly do: 'capacity'; readonly how: How }
  | { readonly do: 'help' };

/** How it is to be run. */
export interface How {
  readonly url: string | undefined;
  /** Said by those who may load a machine that is not theirs. */
  readonly isMeant: boolean;
  readonly seed: string;
  readonly seconds: number | undefined;
  readonly rate: number;
  readonly rounds: number | undefined;
  /** Of overload: the cheapest question there is. */
  readonly isPlain: boolean;
  /** Where reports go. */
  readonly out: string;
  readonly portBase: number | undefined;
}

export const usage = `npm run load -- <scenario> <shape> [options]

  scenario   ${scenarioNames.join(', ')}, all
  shape      ${shapeNames.join(', ')}
  browse overload     one gateway alone: what it does at three times of what it can do
  capacity            what this machine holds: the table of CAPACITY.md
  history [keep]      figures of the smoke runs, and what has changed; keep adds the newest to the committed ones

  --seconds N         how long the load itself is (a step of it, for ramp)
  --rate N            times the scenario's steady load
  --seed TEXT         another day: the same seed, the same visits
  --rounds N          of overload: the middle of so many counts
  --plain             of overload: the cheapest question, uncompressed, which is the hardest case
  --url ADDRESS       a house that runs already, on this machine; --i-may for another's
  --port-base N       where the house that is started listens
  --out FOLDER        where reports go; .data/load when left out`;

const number = (name: string, text: string | undefined): number | undefined => {
  if (text === undefined) return undefined;
  const value = Number(text);
  if (!(value > 0)) throw new Error(`--${name} wants a number above 0, and not ${text}`);
  return value;
};

/** Understands what was asked for. Throws with what is wrong. */
export function readCommand(args: readonly string[]): Command {
  const { values, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    options: {
      url: { type: 'string' },
      'i-may': { type: 'boolean', default: false },
      seed: { type: 'string', default: 'alexandrite' },
      seconds: { type: 'string' },
      rate: { type: 'string' },
      rounds: { type: 'string' },
      plain: { type: 'boolean', default: false },
      out: { type: 'string', default: '.data/load' },
      'port-base': { type: 'string' },
      help: { type: 'boolean', default: false },
    },
  });
  const how: How = {
    url: values.url,
    isMeant: values['i-may'],
    seed: values.seed,
    seconds: number('seconds', values.seconds),
    rate: number('rate', values.rate) ?? 1,
    rounds: number('rounds', values.rounds),
    isPlain: values.plain,
    out: values.out,
    portBase: number('port-base', values['port-base']),
  };
  const [first, second] = positionals;
  if (values.help || first === undefined) return { do: 'help' };
  if (first === 'history') return { do: 'history', keep: second === 'keep', how };
  if (first === 'capacity') return { do: 'capacity', how };
  const chosen = first === 'all' ? scenarioNames : scenarioNames.filter((name) => name === first);
  if (chosen.length === 0) throw new Error(`There is no scenario ${first}.\n\n${usage}`);
  if (second === 'overload') {
    if (first !== 'browse') throw new Error('What a gateway does under too much is measured with browse overload.');
    return { do: 'overload', how };
  }
  const shape = shapeNames.find((name) => name === (second ?? 'smoke'));
  if (!shape) throw new Error(`There is no shape ${second ?? ''}.\n\n${usage}`);
  return { do: 'run', scenarios: chosen, shape, how };
}
