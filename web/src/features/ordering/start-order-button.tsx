'use client';

import { signInAddress } from '@alexandrite/app-kit/return-address';
import { Button } from '@alexandrite/ui/button';
import { usePathname, useRouter } from '../../lib/i18n/navigation.ts';
import type { ReactNode } from 'react';
import { StartOrderDocument } from '../../gql/graphql.ts';
import { useGraph } from '../../lib/graph/graph-provider.tsx';
import { useIdempotencyKey } from '../../lib/idempotency-key.ts';
import { failureOf } from '../../lib/refusal.ts';
import { useAction } from '../../lib/use-action.ts';

/** A line to order: a catalogue piece as chosen, or a quote. */
export type LineToOrder =
  | { readonly productId: string; readonly metal: string; readonly size: string | null; readonly quantity: number }
  | { readonly quoteId: string };

export interface StartOrderButtonProps {
  readonly lines: readonly LineToOrder[];
  readonly disabled?: boolean | undefined;
  /** What else to do once the order is there. */
  readonly onStarted?: (() => void) | undefined;
  readonly children: ReactNode;
}

/** Starts an order and leads to where it goes. Who is not signed in does that first, and comes back here. */
export function StartOrderButton({ lines, disabled = false, onStarted, children }: StartOrderButtonProps): ReactNode {
  const ask = useGraph();
  const router = useRouter();
  const here = usePathname();
  const keyFor = useIdempotencyKey();
  const start = useAction(async () => {
    const { startOrder } = await ask(StartOrderDocument, { input: { lines, idempotencyKey: keyFor(lines) } });
    switch (startOrder.__typename) {
      case 'OrderStarted':
        router.push(`/orders/${startOrder.order.id}/checkout`);
        onStarted?.();
        return null;
      case 'NotSignedIn':
        router.push(signInAddress('/sign-in', here + window.location.search));
        return null;
      case 'NotFound':
      case 'QuoteRefused':
      case 'InvalidInput':
      case 'IdempotencyKeyReused':
        return failureOf(startOrder);
    }
  });
  return (
    <div className="grid gap-2">
      <Button
        size="lg"
        wide
        pending={start.pending}
        disabled={disabled}
        onClick={() => start.run()}
        data-testid="start-order"
      >
        {children}
      </Button>
      {start.failure && (
        <p role="alert" className="text-small text-bad">
          {start.failure.message}
        </p>
      )}
    </div>
  );
}
