import { parseArgs } from 'node:util';
import { generateAll } from './generate/generate-all.ts';
import { findStale, writeStale } from './generate/generated-file.ts';
import { repositoryRoot } from './paths.ts';

// `npm run generate` writes what follows from the schemas; with `-- --check` it only says what is stale.
try {
  const { values } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
  const files = await generateAll(repositoryRoot);
  const changed = values.check ? await findStale(repositoryRoot, files) : await writeStale(repositoryRoot, files);
  for (const file of changed) console.log(`${values.check ? 'stale' : 'wrote'}  ${file.path}`);
  console.log(`${String(files.length - changed.length)} of ${String(files.length)} generated files were up to date.`);
  if (values.check && changed.length > 0) {
    console.log('Run `npm run generate` and commit the result.');
    process.exitCode = 1;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
