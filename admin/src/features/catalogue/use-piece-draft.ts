'use client';

import { useLocale } from 'next-intl';
import { useState } from 'react';
import type { EditingFragment } from '../../gql/graphql.ts';
import { changedFields, type DraftField, draftFields, draftOf, faultOf } from './draft.ts';
import { type ForeignChange, foreignChanges, takeOver } from './merge.ts';

/** Somebody else's change that was met while saving, and what is done about it. */
export interface Meeting {
  readonly theirs: EditingFragment;
  readonly changes: readonly ForeignChange[];
  readonly chosen: Partial<Record<DraftField, 'mine' | 'theirs'>>;
}

/** A piece under the hands of a manager: what was read, what is typed, and what others did meanwhile. */
export function usePieceDraft(read: EditingFragment) {
  const locale = useLocale();
  const [editing, setEditing] = useState(read);
  const [draft, setDraft] = useState(() => draftOf(read, locale));
  const [left, setLeft] = useState<ReadonlySet<DraftField>>(new Set());
  const [meeting, setMeeting] = useState<Meeting | null>(null);
  const base = draftOf(editing, locale);
  const faults = draftFields.filter((field) => faultOf(field, draft[field]) !== null);
  return {
    editing,
    base,
    draft,
    changed: changedFields(draft, base),
    /** Fields with something wrong in them, told or not. */
    faults,
    meeting,
    /** Contested fields that nobody has chosen for yet. */
    open: meeting?.changes.filter(({ field, mine }) => mine !== null && !meeting.chosen[field]) ?? [],
    /** What is wrong with a field, once somebody has left it or tried to save. */
    faultIn: (field: DraftField) => (left.has(field) ? faultOf(field, draft[field]) : null),
    type: (field: DraftField, text: string) => {
      setDraft((now) => ({ ...now, [field]: text }));
    },
    leave: (...fields: readonly DraftField[]) => {
      setLeft((now) => new Set([...now, ...fields]));
    },
    /** Begins again from a piece as it is now. */
    restart: (next: EditingFragment) => {
      setEditing(next);
      setDraft(draftOf(next, locale));
      setLeft(new Set());
      setMeeting(null);
    },
    /** Somebody else was faster: what they changed is put beside what was typed, which stays. */
    meet: (theirs: EditingFragment) => {
      const changes = foreignChanges(base, draftOf(theirs, locale), draft);
      setMeeting({ theirs, changes, chosen: {} });
      setDraft(takeOver(changes, draft));
      setEditing(theirs);
    },
    choose: ({ field, mine, theirs }: ForeignChange, whose: 'mine' | 'theirs') => {
      setMeeting((now) => now && { ...now, chosen: { ...now.chosen, [field]: whose } });
      setDraft((now) => ({ ...now, [field]: whose === 'mine' ? (mine ?? '') : theirs }));
    },
  };
}

export type PieceDraft = ReturnType<typeof usePieceDraft>;
