/** Variables of an operation, as the schema has them. */
export type Variables = Readonly<Record<string, unknown>>;

/** A figure that is known from the document, or only with its variables. */
export type Figure = number | ((variables: Variables) => number);

/** The dearest that anything is: from here on sums and products stay as they are, so that a figure is always a number. */
export const dearest = Number.MAX_SAFE_INTEGER;

const bounded = (figure: number): number => Math.min(figure, dearest);

/** All of them together. */
export function sum(figures: readonly Figure[]): Figure {
  return joined(figures, 0, (one, other) => bounded(one + other));
}

/** The largest of them; 0 for none. */
export function largest(figures: readonly Figure[]): Figure {
  return joined(figures, 0, Math.max);
}

/** One so many times. */
export function times(count: Figure, one: Figure): Figure {
  if (count === 1) return one;
  if (count === 0 || one === 0) return 0;
  return joined([count, one], 1, (product, factor) => bounded(product * factor));
}

export function valueOf(figure: Figure, variables: Variables): number {
  return typeof figure === 'number' ? figure : figure(variables);
}

/** What is known is put together once; the rest whenever there are variables. */
function joined(figures: readonly Figure[], nothing: number, join: (one: number, other: number) => number): Figure {
  let known = nothing;
  const open: Exclude<Figure, number>[] = [];
  for (const figure of figures) {
    if (typeof figure === 'number') known = join(known, figure);
    else open.push(figure);
  }
  if (open.length === 0) return known;
  return (variables) => {
    let all = known;
    for (const figure of open) all = join(all, figure(variables));
    return all;
  };
}
