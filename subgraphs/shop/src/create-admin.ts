/** `npm run create-admin -- --email you@example.com`: makes an administrator, the first one or one more. */
import { parseArgs } from 'node:util';
import { Lifecycle } from '@alexandrite/service-kit/lifecycle';
import { createLog } from '@alexandrite/service-kit/log';
import { createIndexes } from '@alexandrite/service-kit/mongo';
import { openPlatform } from '@alexandrite/service-kit/subgraph';
import { madeText, refusalText, resultText } from './command-line/create-admin-texts.ts';
import { readPassword } from './command-line/read-password.ts';
import { createAdministrator } from './commands/people/create-administrator.ts';
import { generatePassword } from './commands/people/generated-password.ts';
import { readCommandEnvironment } from './env.ts';
import { openShopDatabase } from './store/index.ts';

const { values } = parseArgs({
  options: {
    email: { type: 'string', default: '' },
    name: { type: 'string', default: 'Administrator' },
    promote: { type: 'boolean', default: false },
  },
});
const env = readCommandEnvironment();
const log = createLog('shop', env.LOG_LEVEL);
const lifecycle = new Lifecycle(log);
const made: string[] = [];
try {
  const platform = await openPlatform('shop', env, log, lifecycle);
  const store = openShopDatabase(platform);
  await createIndexes(platform.mongo);
  const outcome = await createAdministrator(
    { store, clock: platform.clock },
    {
      email: values.email,
      displayName: values.name,
      promote: values.promote,
      async password() {
        const given = await readPassword(process.stdin, (text) => process.stderr.write(text));
        if (given !== '') return given;
        const password = generatePassword();
        made.push(password);
        return password;
      },
    },
  );
  if (outcome.ok) {
    process.stdout.write(`${[resultText(outcome.value), ...madeText(made)].join('\n')}\n`);
  } else {
    process.stderr.write(`${refusalText(outcome)}\n`);
    process.exitCode = 1;
  }
} finally {
  // What the outbox has not handed over by now goes when the service runs.
  await lifecycle.close();
}
