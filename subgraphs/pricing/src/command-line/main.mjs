import { enableCompileCache } from 'node:module';

// Compiled modules are kept between runs: for a small model, compiling takes longer than measuring. This file is plain
// JavaScript, because the first TypeScript to be read loads the compiler before the cache is on.
enableCompileCache();
const { measureFiles } = await import('./measure-files.ts');
process.exitCode = await measureFiles(process.argv.slice(2), {
  write: (line) => process.stdout.write(`${line}\n`),
  complain: (text) => process.stderr.write(`${text}\n`),
});
