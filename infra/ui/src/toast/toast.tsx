'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Toast as Radix } from 'radix-ui';
import { createContext, useCallback, useContext, useState } from 'react';
import type { ReactNode } from 'react';

export interface ToastContent {
  readonly title: ReactNode;
  readonly text?: ReactNode;
  readonly tone?: 'neutral' | 'good' | 'bad' | undefined;
}

type Show = (content: ToastContent) => void;
const ToastContext = createContext<Show | null>(null);

/** Shows a message that goes away by itself: the outcome of an action, news from the house. */
export function useToast(): Show {
  const show = useContext(ToastContext);
  if (!show) throw new Error('useToast needs a ToastProvider around it');
  return show;
}

const edges = { neutral: 'bg-day', good: 'bg-good', bad: 'bg-bad' };

export interface ToastProviderProps {
  /** Name of the region, and of each message in it, for screen readers. */
  readonly label: string;
  readonly closeLabel: string;
  readonly children: ReactNode;
}

/** Around the whole app, once. */
export function ToastProvider({ label, closeLabel, children }: ToastProviderProps): ReactNode {
  const [toasts, setToasts] = useState<readonly (ToastContent & { readonly id: string })[]>([]);
  const show = useCallback<Show>((content) => {
    setToasts((shown) => [...shown.slice(-2), { ...content, id: crypto.randomUUID() }]);
  }, []);
  const drop = (id: string) => setToasts((shown) => shown.filter((toast) => toast.id !== id));
  return (
    <ToastContext value={show}>
      <Radix.Provider duration={7000} swipeDirection="right" label={label}>
        {children}
        {toasts.map((toast) => (
          <Radix.Root
            key={toast.id}
            onOpenChange={(open) => !open && drop(toast.id)}
            className="relative grid animate-rise grid-cols-[1fr_auto] gap-x-4 bg-paper py-4 pl-6 pr-3 shadow-lift ring-1 ring-hairline"
          >
            <span aria-hidden className={clsx('absolute inset-y-0 left-0 w-0.5', edges[toast.tone ?? 'neutral'])} />
            <div>
              <Radix.Title className="font-medium">{toast.title}</Radix.Title>
              {toast.text !== undefined && (
                <Radix.Description className="text-small text-ink-soft">{toast.text}</Radix.Description>
              )}
            </div>
            <Radix.Close
              aria-label={closeLabel}
              className="grid size-9 place-items-center text-ink-faint hover:text-ink"
            >
              <X aria-hidden className="size-4" strokeWidth={1.5} />
            </Radix.Close>
          </Radix.Root>
        ))}
        <Radix.Viewport
          // Radix names it in English, with its hotkey, unless it is told.
          label={label}
          className="fixed inset-x-4 bottom-4 z-60 grid gap-2 outline-none sm:left-auto sm:w-96"
        />
      </Radix.Provider>
    </ToastContext>
  );
}
