import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { allBounds } from '@alexandrite/contracts/bounds/index';
import { repositoryRoot } from '../paths.ts';
import { proofs } from './proofs.ts';

const folders = '{gateway,web,admin,loadtests,subgraphs/*,infra/*}/{src,test,e2e}/**/*.{ts,tsx}';
const isTest = (file: string): boolean => /\.test\.tsx?$|\/(test|e2e)\//.test(file);

const read = (file: string): string => readFileSync(path.join(repositoryRoot, file), 'utf8');

/** Files that read bounds, and what they say. */
const readers = globSync(folders, { cwd: repositoryRoot, exclude: (name) => name === 'node_modules' })
  .map((file) => ({ file, text: read(file) }))
  .filter(({ text }) => text.includes('@alexandrite/contracts/bounds/'));

const rows = Object.entries(allBounds).flatMap(([area, bounds]) =>
  Object.keys(bounds).map((row) => [area, row] as const),
);

const readersOf = (area: string, row: string): readonly string[] =>
  readers
    .filter(({ text }) => text.includes(`contracts/bounds/${area}'`) && new RegExp(`\\b${row}\\b`).test(text))
    .map(({ file }) => file);

describe('bounds', () => {
  it.each(rows)('are what the code reads: %s %s', (area, row) => {
    expect(readersOf(area, row).filter((file) => !isTest(file))).not.toEqual([]);
  });

  it.each(rows)('are exceeded by a test: %s %s', (area, row) => {
    const proof = proofs[`${area}.${row}`];
    if (!proof) expect(readersOf(area, row).filter(isTest)).not.toEqual([]);
    else expect(read(proof[0])).toContain(proof[1]);
  });

  it('have no proof that belongs to none', () => {
    const names = rows.map(([area, row]) => `${area}.${row}`);
    expect(Object.keys(proofs).filter((name) => !names.includes(name))).toEqual([]);
  });
});
