'use client';

import type { ReactNode } from 'react';
import { Link, usePathname } from '../lib/i18n/navigation.ts';

/** A section in the header; underlined while one is in it. */
export function NavLink({ href, children }: { readonly href: string; readonly children: ReactNode }): ReactNode {
  const here = usePathname();
  const inside = here === href || here.startsWith(`${href}/`);
  return (
    <Link href={href} className="drawn-link text-body" {...(inside && { 'aria-current': 'page' })}>
      {children}
    </Link>
  );
}
