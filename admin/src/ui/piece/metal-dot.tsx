import type { ReactNode } from 'react';

/** A round sample of a metal before its name: the catalogue's picture may show another. */
export function MetalDot({ color }: { readonly color: string }): ReactNode {
  return (
    <span
      aria-hidden
      className="mr-1.5 inline-block size-2.5 rounded-full align-baseline"
      style={{
        background: `radial-gradient(circle at 32% 28%, #ffffffd0, transparent 45%), ${color}`,
        boxShadow: 'inset 0 0 0 1px rgb(40 32 20 / 0.2)',
      }}
    />
  );
}
