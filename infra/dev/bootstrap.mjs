// The first thing that runs on a fresh clone, on the machine's own Node and with nothing installed: plain JavaScript,
// no dependencies. It installs what is missing and hands over to Node 24 and TypeScript.
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, join, resolve } from 'node:path';

const commands = ['start', 'dev', 'test', 'verify', 'generate'];
/** `parseArgs`, `fs.cp` and the `--import` flag that the tools need are all there from this version on. */
const oldestNode = [20, 12];
/** The services run TypeScript as it is: Node 24 is the first that does so without a flag and without warnings. */
const servicesNodeMajor = 24;

const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '../..');
const modules = join(root, 'node_modules');
const lockFile = join(root, 'package-lock.json');
const stampFile = join(modules, '.alexandrite-installed');
// npm on Windows is a batch file, which only a shell can start.
const shell = process.platform === 'win32';

const [command, ...rest] = process.argv.slice(2);
if (!commands.includes(command)) fail(`Usage: npm run <${commands.join(' | ')}>`);

requireNode();
requireInstallation();
const node = servicesNode();
run(node, [join(root, 'infra/dev/src', `${command}.ts`), ...rest]);

/** Stops with a message that says what to do. */
function fail(message) {
  console.error(`\n${message}\n`);
  process.exit(1);
}

function requireNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > oldestNode[0] || (major === oldestNode[0] && minor >= oldestNode[1])) return;
  fail(
    `Alexandrite needs Node ${oldestNode.join('.')} or newer; this is Node ${process.versions.node}.\n` +
      'Install a newer one from https://nodejs.org, or with nvm: nvm install 24 && nvm use 24',
  );
}

function requireInstallation() {
  const lock = readFileSync(lockFile, 'utf8');
  const hash = createHash('sha256').update(lock).digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
  if (!isInstalled(lock)) install();
  writeFileSync(stampFile, createHash('sha256').update(readFileSync(lockFile, 'utf8')).digest('hex'));
}

/** True when every package of the lock file that this machine needs is there in the locked version. */
function isInstalled(lock) {
  const hidden = join(modules, '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = Object.entries(JSON.parse(lock).packages);
  const present = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return wanted.every(([path, { version, optional, devOptional, link }]) => {
    if (!path.includes('node_modules/')) return true;
    const found = present[path];
    // Packages for other platforms are in the lock, but never installed.
    if (found === undefined) return optional === true || devOptional === true;
    return link === true || found.version === version;
  });
}

function install() {
  if (spawnSync('npm', ['--version'], { shell }).status !== 0) {
    fail('Alexandrite needs npm, which was not found on the PATH. It comes with Node: https://nodejs.org');
  }
  // Development packages are needed even where NODE_ENV=production is set: Node 24 is one of them.
  // Warnings of npm are about packages that want another Node than the machine's; they will run on ours.
  const options = ['--include=dev', '--no-fund', '--no-audit', '--loglevel=error'];
  const fresh = !existsSync(modules);
  console.log(fresh ? 'Installing packages (about a minute, once) …' : 'Packages have changed; updating …');
  if (fresh && npm(['ci', ...options])) return;
  if (fresh) console.log('`npm ci` did not succeed; trying `npm install`, which may change package-lock.json …');
  if (npm(['install', ...options])) return;
  fail(
    'Packages could not be installed: see the lines above. Check the network and `npm config get registry`, then try again.',
  );
}

function npm(args) {
  return spawnSync('npm', args, { cwd: root, stdio: 'inherit', shell }).status === 0;
}

/** The Node that runs everything: of the npm package `node`, else this one when it is new enough. */
function servicesNode() {
  const packaged = join(modules, 'node/bin', shell ? 'node.exe' : 'node');
  if (nodeMajor(packaged) >= servicesNodeMajor) return packaged;
  if (Number(process.versions.node.split('.')[0]) >= servicesNodeMajor) return process.execPath;
  console.log('Node 24 is not in place: its install script did not run. Running it now …');
  npm(['rebuild', 'node', '--ignore-scripts=false']);
  if (nodeMajor(packaged) >= servicesNodeMajor) return packaged;
  fail(
    'Node 24, which the services need, could not be put in place: the install script of the npm package `node` did\n' +
      'not run or could not download. Either\n' +
      '  - allow it:  npm rebuild node --ignore-scripts=false   (and see `npm config get ignore-scripts`), or\n' +
      '  - run this with a Node 24 of your own:  nvm install 24 && nvm use 24',
  );
}

function nodeMajor(binary) {
  if (!existsSync(binary)) return 0;
  const { status, stdout } = spawnSync(binary, ['--version'], { encoding: 'utf8' });
  return status === 0 ? Number(/^v(\d+)/.exec(stdout)?.[1] ?? 0) : 0;
}

/** Ends the child when npm is gone, which a process manager may end alone, and which may be killed. */
function endWithNpm(child) {
  if (process.env.npm_lifecycle_event === undefined) return;
  const { ppid } = process;
  const parent = parentOf(ppid);
  // Npm runs scripts by a shell, which may stay when npm is gone.
  const isShell = /sh$/.test(parent?.name ?? '');
  setInterval(
    () => {
      if (process.ppid !== ppid || (isShell && parentOf(ppid)?.ppid !== parent.ppid)) child.kill('SIGTERM');
    },
    process.platform === 'linux' ? 500 : 5000,
  ).unref();
}

/** The name of a process, and the process that started it. */
function parentOf(pid) {
  if (process.platform === 'win32') return undefined;
  if (process.platform !== 'linux') {
    const { stdout } = spawnSync('ps', ['-o', 'ppid=,comm=', '-p', String(pid)], { encoding: 'utf8' });
    const [ppid, name] = (stdout ?? '').trim().split(/\s+/);
    return name === undefined ? undefined : { ppid, name };
  }
  try {
    const [, name, ppid] = /\((.*)\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { ppid, name };
  } catch {
    return undefined;
  }
}

/** Runs the command in this terminal; its end is our end. */
function run(binary, args) {
  const path = [join(modules, '.bin'), process.env.PATH].join(delimiter);
  // A warning of Node about its own experimental parts (node:sqlite) says nothing to whoever runs the shop.
  const child = spawn(binary, ['--disable-warning=ExperimentalWarning', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: path, ALEXANDRITE_STARTED_BY: String(process.pid) },
  });
  // A signal sent to this process alone is passed on. The terminal sends Ctrl-C to the child as well, which takes two at
  // once for one.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  endWithNpm(child);
  child.on('error', (error) => fail(`${binary} could not be started: ${error.message}`));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGINT' ? 130 : 1)));
}
