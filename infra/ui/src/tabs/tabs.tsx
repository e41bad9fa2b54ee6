'use client';

import { Tabs as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface TabsProps<TValue extends string> {
  /** Says what the tabs are about, for screen readers. */
  readonly label: string;
  readonly tabs: readonly { readonly value: TValue; readonly label: ReactNode }[];
  readonly value: TValue;
  readonly onChange: (value: TValue) => void;
  /** One TabPanel for each tab. */
  readonly children?: ReactNode;
}

/** Views of one thing, one at a time. */
export function Tabs<TValue extends string>({ label, tabs, value, onChange, children }: TabsProps<TValue>): ReactNode {
  const change = (next: string) => {
    const tab = tabs.find((candidate) => candidate.value === next);
    if (tab) onChange(tab.value);
  };
  return (
    <Radix.Root value={value} onValueChange={change}>
      <Radix.List aria-label={label} className="flex gap-6 overflow-x-auto border-b border-hairline">
        {tabs.map((tab) => (
          <Radix.Trigger
            key={tab.value}
            value={tab.value}
            className="relative min-h-11 shrink-0 text-ink-soft after:absolute after:inset-x-0 after:-bottom-px after:h-px after:bg-transparent hover:text-ink data-[state=active]:text-ink data-[state=active]:after:bg-ink"
          >
            {tab.label}
          </Radix.Trigger>
        ))}
      </Radix.List>
      {children}
    </Radix.Root>
  );
}

export function TabPanel({ value, children }: { readonly value: string; readonly children: ReactNode }): ReactNode {
  return (
    <Radix.Content value={value} className="pt-6">
      {children}
    </Radix.Content>
  );
}
