'use client';

import { clsx } from 'clsx';
import { X } from 'lucide-react';
import { Dialog as Radix } from 'radix-ui';
import type { ReactNode } from 'react';

export interface DialogProps {
  /** The button that opens it; left out when `open` is controlled. */
  readonly trigger?: ReactNode;
  readonly open?: boolean | undefined;
  readonly onOpenChange?: ((open: boolean) => void) | undefined;
  readonly title: ReactNode;
  /** One sentence below the title. */
  readonly description?: ReactNode;
  /** Read out on the button with the cross. */
  readonly closeLabel: string;
  readonly children: ReactNode;
}

/** Closes the dialog or sheet around it; wraps one button. */
export function DialogClose({ children }: { readonly children: ReactNode }): ReactNode {
  return <Radix.Close asChild>{children}</Radix.Close>;
}

/** A question or a short form over the page. Keeps the focus inside, gives it back, closes on Escape. */
export function Dialog(props: DialogProps): ReactNode {
  return (
    <Overlay
      {...props}
      className="left-1/2 top-1/2 max-h-[calc(100dvh-2rem)] w-[calc(100vw-2rem)] max-w-lg -translate-x-1/2 -translate-y-1/2 animate-fade p-6 sm:p-8"
    />
  );
}

/** A panel at the right edge: the menu of a phone, a list beside the page. */
export function Sheet(props: DialogProps): ReactNode {
  return <Overlay {...props} className="inset-y-0 right-0 h-dvh w-[min(26rem,100vw)] animate-slide p-6" />;
}

function Overlay(props: DialogProps & { readonly className: string }): ReactNode {
  const { trigger, open, onOpenChange, title, description, closeLabel, className, children } = props;
  return (
    <Radix.Root {...(open !== undefined && { open })} {...(onOpenChange && { onOpenChange })}>
      {trigger !== undefined && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className="fixed inset-0 z-40 animate-fade bg-ink/35" />
        <Radix.Content
          {...(description === undefined && { 'aria-describedby': undefined })}
          className={clsx('fixed z-50 overflow-y-auto bg-paper shadow-lift outline-none', className)}
        >
          <Radix.Title className="mb-5 pr-10 font-display text-subtitle">{title}</Radix.Title>
          {description !== undefined && (
            <Radix.Description className="-mt-3 mb-5 text-ink-soft">{description}</Radix.Description>
          )}
          {children}
          {/* Last, so that what the dialog is about has the focus first. */}
          <Radix.Close
            aria-label={closeLabel}
            className="absolute right-3 top-3.5 grid size-11 place-items-center text-ink-soft hover:text-ink sm:right-5 sm:top-5.5"
          >
            <X aria-hidden className="size-5" strokeWidth={1.25} />
          </Radix.Close>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
