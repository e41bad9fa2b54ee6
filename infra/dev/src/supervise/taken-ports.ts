import { createServer } from 'node:net';
import { hasCode } from '../text-file.ts';
import type { ProcessSpec } from './process-spec.ts';
import { accepts } from './readiness.ts';

/** A port that a process wants and something else holds. */
export interface TakenPort {
  readonly process: string;
  readonly port: number;
  readonly variable: string;
}

/** Which of the ports that the processes want are held by something else. */
export async function findTakenPorts(specs: readonly ProcessSpec[]): Promise<readonly TakenPort[]> {
  const claims = specs.flatMap(({ name, claims: wanted }) => wanted.map((claim) => ({ process: name, ...claim })));
  const taken = await Promise.all(claims.map(({ port }) => isTaken(port)));
  return claims.filter((_, index) => taken[index]);
}

/** Says which port, who wanted it, and what to do. */
export function describeTakenPorts(taken: readonly TakenPort[]): string {
  const lines = taken.map(
    ({ process: name, port, variable }) => `  Port ${port}, which ${name} wants, is taken. Set ${variable} to move it.`,
  );
  const [first] = taken;
  return [
    taken.length === 1 ? 'A port is taken:' : 'Some ports are taken:',
    ...lines,
    `Stop what holds ${taken.length === 1 ? 'it' : 'them'} (find it with: lsof -i :${first?.port ?? ''}),`,
    'or move all ports at once, for example: ALEXANDRITE_PORT_BASE=5000 npm start',
  ].join('\n');
}

async function isTaken(port: number): Promise<boolean> {
  // A listener on one address only does not stop another on all of them everywhere: ask both ways.
  if ((await accepts(port, '127.0.0.1')) || (await accepts(port, '::1'))) return true;
  return !(await canListen(port));
}

async function canListen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', (error) => {
      // Without IPv6, or without the right to a low port, the process itself has to say what is wrong.
      resolve(!hasCode(error, 'EADDRINUSE'));
    });
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
