'use client';

import { createContext, useContext, useMemo, useSyncExternalStore } from 'react';
import type { ReactNode } from 'react';
import { bagFrom, put, setQuantity, type Bag, type BagEntry } from './bag.ts';

const storageKey = 'alexandrite-bag';
const nothing: Bag = [];

export interface BagAccess {
  readonly bag: Bag;
  readonly put: (entry: BagEntry) => void;
  readonly setQuantity: (key: string, quantity: number) => void;
  readonly empty: () => void;
}

const BagContext = createContext<BagAccess | null>(null);

/** The visitor's bag on this device. It is empty on the server and until the page is alive. */
export function useBag(): BagAccess {
  const access = useContext(BagContext);
  if (!access) throw new Error('useBag needs a BagProvider around it');
  return access;
}

export function BagProvider({ children }: { readonly children: ReactNode }): ReactNode {
  const text = useSyncExternalStore(watch, read, () => null);
  const access = useMemo<BagAccess>(() => {
    const bag = text === null ? nothing : bagFrom(text);
    return {
      bag,
      put: (entry) => write(put(bagFrom(read()), entry)),
      setQuantity: (key, quantity) => write(setQuantity(bagFrom(read()), key, quantity)),
      empty: () => write(nothing),
    };
  }, [text]);
  return <BagContext value={access}>{children}</BagContext>;
}

function read(): string | null {
  try {
    return localStorage.getItem(storageKey);
  } catch {
    // Some browsers forbid it in private windows: the bag then lasts as long as nobody looks at it.
    return null;
  }
}

function write(bag: Bag): void {
  try {
    localStorage.setItem(storageKey, JSON.stringify(bag));
  } catch {
    return;
  }
  // The browser tells other windows only.
  window.dispatchEvent(new StorageEvent('storage', { key: storageKey }));
}

function watch(changed: () => void): () => void {
  window.addEventListener('storage', changed);
  return () => window.removeEventListener('storage', changed);
}
