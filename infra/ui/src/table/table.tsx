import { clsx } from 'clsx';
import type { ComponentProps, ReactNode } from 'react';

export interface TableProps extends ComponentProps<'table'> {
  /** What the table shows; read out, not drawn. */
  readonly caption: string;
}

/** Rows between hairlines. Scrolls sideways where it is wider than the page. */
export function Table({ caption, className, children, ...rest }: TableProps): ReactNode {
  return (
    <div className="overflow-x-auto" tabIndex={0} role="region" aria-label={caption}>
      <table
        {...rest}
        className={clsx(
          'w-full border-collapse text-left text-body [&_tbody_tr]:border-b [&_tbody_tr]:border-hairline',
          className,
        )}
      >
        <caption className="sr-only">{caption}</caption>
        {children}
      </table>
    </div>
  );
}

/** Head of a column; `numeric` when its cells are figures. */
export function Th({
  numeric = false,
  className,
  ...rest
}: ComponentProps<'th'> & { readonly numeric?: boolean }): ReactNode {
  return (
    <th
      scope="col"
      {...rest}
      className={clsx(
        'caption border-b border-hairline-strong px-3 py-2.5 font-normal first:pl-0 last:pr-0',
        numeric && 'text-right',
        className,
      )}
    />
  );
}

export function Td({
  numeric = false,
  className,
  ...rest
}: ComponentProps<'td'> & { readonly numeric?: boolean }): ReactNode {
  return (
    <td
      {...rest}
      className={clsx('px-3 py-3.5 align-middle first:pl-0 last:pr-0', numeric && 'figures text-right', className)}
    />
  );
}
