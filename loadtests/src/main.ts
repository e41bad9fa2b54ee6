import { type Command, readCommand, usage } from './command-line.ts';
import { keepNewest, showHistory } from './history/show-history.ts';
import { measureCapacity } from './capacity/measure-capacity.ts';
import { judgeOverload } from './overload/judge-overload.ts';
import { runOverload } from './overload/run-overload.ts';
import { runAll } from './run-all.ts';
import { describeVerdict, type Verdict } from './thresholds/verdict.ts';

const say = (text: string): void => {
  console.log(text);
};

/** Does what was asked. @returns what was thought of it */
async function obey(command: Command): Promise<readonly Verdict[]> {
  switch (command.do) {
    case 'help':
      say(usage);
      return [];
    case 'history':
      await (command.keep ? keepNewest(command.how.out, say) : showHistory(command.how.out, say));
      return [];
    case 'run': {
      const judged = await runAll(command.scenarios, command.shape, command.how, say);
      return judged.flatMap(({ verdicts }) => verdicts);
    }
    case 'overload': {
      const { seed, rounds = 5, seconds = 8, isPlain } = command.how;
      const verdicts = judgeOverload(await runOverload({ seed, rounds, seconds, isPlain }, say));
      for (const verdict of verdicts) say(describeVerdict(verdict));
      return verdicts;
    }
    case 'capacity':
      await measureCapacity(command.how, say);
      return [];
  }
}

try {
  const verdicts = await obey(readCommand(process.argv.slice(2)));
  const missed = verdicts.filter(({ outcome }) => outcome === 'missed');
  if (missed.length > 0) {
    say(`\n${missed.length} of ${verdicts.length} are not as they should be.`);
    process.exitCode = 1;
  }
} catch (fault) {
  console.error(fault instanceof Error ? fault.message : fault);
  process.exitCode = 1;
}
