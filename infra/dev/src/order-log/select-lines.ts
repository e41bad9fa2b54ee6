import { z } from 'zod';

/** A line of a log that is one JSON object. */
export interface LoggedLine {
  readonly process: string;
  readonly text: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

/**
 * What lines are about, from the whole to its parts: an order leads to its quotes and work order, a quote to its model,
 * and never back, because a model may belong to many.
 */
const ranks: Readonly<Record<string, number>> = {
  orderId: 0,
  orderNumber: 0,
  workOrderId: 1,
  quoteId: 1,
  quoteIds: 1,
  modelId: 2,
};
const wholes = ['orderId', 'orderNumber'];

const object = z.record(z.string(), z.unknown());

/** Reads a line; null for one that is no JSON object. */
export function readLine(process: string, text: string): LoggedLine | null {
  if (!text.startsWith('{')) return null;
  try {
    const fields = object.safeParse(JSON.parse(text));
    return fields.success ? { process, text, fields: fields.data } : null;
  } catch {
    return null;
  }
}

/**
 * The lines about an order (by its id or its number), a quote, a model, or of a trace: those that name it or a part of
 * it, and what else was said in their traces, except about other orders.
 */
export function selectLines(lines: readonly LoggedLine[], about: string): readonly LoggedLine[] {
  const wanted = partsOf(lines, about);
  const named = lines.filter((line) => isAbout(line, wanted, about));
  const traces = new Set([about, ...named.flatMap(({ fields }) => textOf(fields['traceId']) ?? [])]);
  const others = (line: LoggedLine): boolean =>
    wholes.some((name) => {
      const value = textOf(line.fields[name]);
      return value !== null && !wanted.has(value);
    });
  const isOrder = named.some(({ fields }) => wholes.some((name) => wanted.has(textOf(fields[name]) ?? '')));
  return lines.filter(
    (line) =>
      isAbout(line, wanted, about) || (traces.has(textOf(line.fields['traceId']) ?? '') && !(isOrder && others(line))),
  );
}

/** What is asked about and its parts, as far as the lines tell. */
function partsOf(lines: readonly LoggedLine[], about: string): ReadonlySet<string> {
  const found = new Map<string, number>([[about, -1]]);
  for (let before = 0; before < found.size;) {
    before = found.size;
    for (const line of lines) {
      const ids = idsOf(line);
      const reached = Math.min(...ids.map(({ id }) => found.get(id) ?? Infinity));
      if (reached === Infinity) continue;
      for (const { id, rank } of ids) {
        // The thing itself has the rank of the first field that names it.
        if (id === about && found.get(id) === -1) found.set(id, rank);
        else if (!found.has(id) && (rank > reached || (rank === 0 && reached <= 0 && startsAtWhole(line, about)))) {
          found.set(id, rank);
        }
      }
    }
  }
  return new Set(found.keys());
}

/** Whether a line names an order and its number together, and one of them is asked about. */
function startsAtWhole({ fields }: LoggedLine, about: string): boolean {
  return wholes.some((name) => fields[name] === about);
}

/** A line is about the greatest thing that it names: somebody else's quote for the same model is not about ours. */
function isAbout(line: LoggedLine, wanted: ReadonlySet<string>, about: string): boolean {
  const ids = idsOf(line);
  const greatest = Math.min(...ids.map(({ rank }) => rank));
  return ids.some(({ id, rank }) => id === about || (rank === greatest && wanted.has(id)));
}

function idsOf({ fields }: LoggedLine): { readonly id: string; readonly rank: number }[] {
  return Object.entries(ranks).flatMap(([name, rank]) => {
    const value = fields[name];
    const ids = Array.isArray(value) ? value : [value];
    return ids.filter((id) => typeof id === 'string').map((id) => ({ id, rank }));
  });
}

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
