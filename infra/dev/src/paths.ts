import path from 'node:path';

/** The root of the repository: what every path in this package is relative to. */
export const repositoryRoot = path.resolve(import.meta.dirname, '../../..');
