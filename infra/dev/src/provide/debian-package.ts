import { spawn } from 'node:child_process';
import { chmod, rm, writeFile } from 'node:fs/promises';
import { inheritedEnvironment } from '../env.ts';
import { findProgram } from './programs.ts';

/** Debian asks this program before it starts the service of a package; 101 forbids it. See invoke-rc.d(8). */
const servicePolicy = '/usr/sbin/policy-rc.d';

/**
 * Installs a Debian package without starting its service, when this is Debian and we may.
 * @param say receives what is being done. True when the package is in place afterwards.
 */
export async function installDebianPackage(name: string, say: (message: string) => void): Promise<boolean> {
  const aptGet = await findProgram(['apt-get']);
  if (aptGet === null || process.getuid?.() !== 0) return false;
  say(`installing the Debian package ${name} …`);
  const hasPolicy = await writePolicy();
  try {
    // Without lists of packages nothing can be installed; with old ones it mostly can, so a failure here is no end.
    await run(aptGet, ['update', '-q']);
    return await run(aptGet, ['install', '-y', '-q', '--no-install-recommends', name]);
  } finally {
    if (hasPolicy) await rm(servicePolicy, { force: true });
  }
}

async function writePolicy(): Promise<boolean> {
  try {
    await writeFile(servicePolicy, '#!/bin/sh\nexit 101\n', { flag: 'wx' });
    await chmod(servicePolicy, 0o755);
    return true;
  } catch {
    // There is one already: whoever runs this machine has decided.
    return false;
  }
}

async function run(command: string, args: readonly string[]): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'ignore', 'inherit'],
      env: { ...inheritedEnvironment, DEBIAN_FRONTEND: 'noninteractive' },
    });
    child.once('error', () => {
      resolve(false);
    });
    child.once('exit', (code) => {
      resolve(code === 0);
    });
  });
}
