import { randomUUID } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from '../../src/paths.ts';

const folder = path.join(repositoryRoot, 'gateway/partner/examples');

const beside = z.object({ variables: z.record(z.string(), z.unknown()) });
const headersShape = z.record(z.string(), z.string());

/** What stands for `{{name}}` in an example. */
export type Values = Readonly<Record<string, string | number>>;

/** An example with the reader's own values in it. */
export interface FilledExample {
  readonly query: string;
  readonly variables: Record<string, unknown>;
}

/** Names of all examples, in their order. */
export async function exampleNames(): Promise<readonly string[]> {
  const files = await readdir(folder);
  return files
    .filter((file) => file.endsWith('.graphql'))
    .map((file) => file.replace('.graphql', ''))
    .toSorted();
}

/** Reads an example and fills it in. Every `{{newKey}}` is a new idempotency key. */
export async function fillExample(name: string, values: Values): Promise<FilledExample> {
  const query = await readFile(path.join(folder, `${name}.graphql`), 'utf8');
  const { variables } = beside.parse(JSON.parse(await readFile(path.join(folder, `${name}.json`), 'utf8')));
  return { query, variables: z.record(z.string(), z.unknown()).parse(fill(variables, values)) };
}

/** The headers that examples are sent with. */
export async function exampleHeaders(values: Values): Promise<Record<string, string>> {
  const headers: unknown = JSON.parse(await readFile(path.join(folder, 'headers.json'), 'utf8'));
  return headersShape.parse(fill(headers, values));
}

function fill(value: unknown, values: Values): unknown {
  if (typeof value === 'string') return fillText(value, values);
  if (Array.isArray(value)) return value.map((inner) => fill(inner, values));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, fill(inner, values)]));
}

/** What is nothing but a placeholder keeps the type of its value. */
function fillText(text: string, values: Values): string | number {
  const whole = /^\{\{(\w+)\}\}$/.exec(text)?.[1];
  if (whole === 'newKey') return randomUUID();
  if (whole !== undefined) return valueOf(whole, values);
  return text.replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => String(valueOf(name, values)));
}

function valueOf(name: string, values: Values): string | number {
  const value = values[name];
  if (value === undefined) throw new Error(`the example wants {{${name}}}`);
  return value;
}
