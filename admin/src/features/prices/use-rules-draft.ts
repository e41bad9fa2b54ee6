'use client';

import { useState } from 'react';
import type { Json } from './document.ts';
import { carryOver, edited, noEdits, withEdit } from './edits.ts';
import type { Rules } from './read-prices.ts';

/** Rules that are being edited, on those in force. */
export function useRulesDraft(inForce: Rules) {
  const [base, setBase] = useState(inForce);
  const [edits, setEdits] = useState(noEdits);
  // Where something is written that is no number.
  const [broken, setBroken] = useState<ReadonlySet<string>>(new Set());
  const [round, setRound] = useState(0);
  if (base.version !== inForce.version) {
    // Somebody published meanwhile, and the page was read again: what was changed here is changed in theirs.
    setBase(inForce);
    setEdits(carryOver(edits, base.document, inForce.document));
  }
  return {
    base: base.document,
    draft: edited(base.document, edits),
    isChanged: edits.size > 0,
    isBroken: broken.size > 0,
    /** Changes whenever all fields have to be shown anew. */
    round,
    change: (path: string, value: Json | null) => {
      setBroken((now) => {
        const next = new Set(now);
        if (value === null) next.add(path);
        else next.delete(path);
        return next;
      });
      if (value !== null) setEdits((now) => withEdit(base.document, now, path, value));
    },
    /** Takes everything back. */
    reset: () => {
      setEdits(noEdits);
      setBroken(new Set());
      setRound((now) => now + 1);
    },
  };
}
