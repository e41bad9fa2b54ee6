import path from 'node:path';
import { styleText } from 'node:util';
import type { Settings } from '../env.ts';
import { repositoryRoot } from '../paths.ts';
import { demoAccounts, demoPassword } from './demo-accounts.ts';
import { portOf } from './ports.ts';

/** What a person who just started the house wants to know: where it is, and who they may be in it. */
export function welcome(settings: Settings, runs: { readonly apps: boolean; readonly prometheus: boolean }): string {
  const bold = (text: string): string => (settings.colour ? styleText('bold', text, { validateStream: false }) : text);
  const address = (label: string, url: string): string => `  ${label.padEnd(12)} ${bold(url)}`;
  const emailWidth = Math.max(...demoAccounts.map(({ email }) => email.length));
  return [
    '',
    bold('Alexandrite is ready.'),
    '',
    ...(runs.apps
      ? [
          address('Storefront', `http://localhost:${portOf('web', settings)}`),
          address('Admin', `http://localhost:${portOf('admin', settings)}`),
        ]
      : []),
    address('Sandbox', `http://localhost:${portOf('gateway', settings)}/graphql`),
    ...(runs.prometheus ? [address('Prometheus', `http://localhost:${portOf('prometheus', settings)}`)] : []),
    '',
    ...(settings.demoAccounts
      ? [
          `Demo sign-ins, all with the password ${bold(demoPassword)}:`,
          ...demoAccounts.map(
            ({ email, app, purpose }) => `  ${email.padEnd(emailWidth)}  ${app.padEnd(10)}  ${purpose}`,
          ),
        ]
      : ['There are no demo sign-ins. The first administrator is made with: npm run create-admin -- --email …']),
    '',
    `Data and logs are in ${path.relative(repositoryRoot, settings.dataDir) || '.'}; begin anew with: npm start -- --fresh`,
    'Stop with Ctrl-C.',
    '',
  ].join('\n');
}
