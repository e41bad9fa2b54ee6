'use client';

import { type ReactNode, useEffect, useRef } from 'react';
import { Link, usePathname } from '../lib/i18n/navigation.ts';

export interface NavLinkProps {
  readonly href: string;
  /** Addresses that belong to the section too. */
  readonly alsoUnder?: string | undefined;
  readonly children: ReactNode;
}

/** A section in the header; underlined, and in view where the sections do not all fit, while one is in it. */
export function NavLink({ href, alsoUnder, children }: NavLinkProps): ReactNode {
  const here = usePathname();
  const isUnder = (root: string) => here === root || here.startsWith(`${root}/`);
  const inside = isUnder(href) || (alsoUnder !== undefined && isUnder(alsoUnder));
  const link = useRef<HTMLAnchorElement>(null);
  useEffect(() => {
    if (inside) link.current?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }, [inside]);
  return (
    <Link
      ref={link}
      href={href}
      className="relative grid h-full place-items-center text-ink-soft after:absolute after:inset-x-0 after:-bottom-px after:h-0.5 hover:text-ink aria-[current=page]:text-ink aria-[current=page]:after:bg-day"
      {...(inside && { 'aria-current': 'page' })}
    >
      {children}
    </Link>
  );
}
