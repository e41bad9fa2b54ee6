'use client';

import { DropdownMenu } from 'radix-ui';
import type { ComponentProps, ReactNode } from 'react';

/** A list of actions below a button. */
export function Menu({ trigger, children }: { readonly trigger: ReactNode; readonly children: ReactNode }): ReactNode {
  return (
    <DropdownMenu.Root modal={false}>
      <DropdownMenu.Trigger asChild>{trigger}</DropdownMenu.Trigger>
      <DropdownMenu.Portal>
        <DropdownMenu.Content
          align="end"
          sideOffset={8}
          className="z-50 min-w-56 animate-fade border border-hairline bg-paper py-2 shadow-lift"
        >
          {children}
        </DropdownMenu.Content>
      </DropdownMenu.Portal>
    </DropdownMenu.Root>
  );
}

/** One action; `asChild` with a link for going somewhere. */
export function MenuItem(props: ComponentProps<typeof DropdownMenu.Item>): ReactNode {
  return (
    <DropdownMenu.Item
      {...props}
      className="flex min-h-11 w-full cursor-pointer select-none items-center gap-2.5 px-5 text-body outline-none data-highlighted:bg-sunk"
    />
  );
}

export function MenuSeparator(): ReactNode {
  return <DropdownMenu.Separator className="my-2 h-px bg-hairline" />;
}
