/** One figure of a process. */
export interface Figure {
  readonly name: string;
  readonly labels: string;
  readonly value: number;
}

/** Reads what a process shows under /metrics; comments and what is no number are left out. */
export function readFigures(text: string): readonly Figure[] {
  const figures: Figure[] = [];
  for (const [, name = '', labels = '', value] of text.matchAll(/^([a-z_:][\w:]*)(?:\{(.*)\})? (\S+)/gim)) {
    const number = Number(value);
    if (Number.isFinite(number)) figures.push({ name, labels, value: number });
  }
  return figures;
}

/** The value of a figure without labels of interest; undefined when it is not there. */
export function valueOf(figures: readonly Figure[], name: string): number | undefined {
  return figures.find((figure) => figure.name === name)?.value;
}

/** What a label says; undefined when it is not there. */
export function labelOf({ labels }: Figure, label: string): string | undefined {
  return new RegExp(`(?:^|,)${label}="([^"]*)"`).exec(labels)?.[1];
}
