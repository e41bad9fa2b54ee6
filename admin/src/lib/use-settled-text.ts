'use client';

import { useEffect, useRef, useState } from 'react';

/** Somebody who types is left to finish, in milliseconds. */
const typingMs = 300;

/** A text while it is typed. */
export interface SettledText {
  readonly text: string;
  readonly type: (text: string) => void;
  /** Does at once what would be done when the typing has stopped, if anything would. */
  readonly settle: () => void;
  /** Forgets what would be done when the typing has stopped: somebody does it, or something else, now. */
  readonly drop: () => void;
}

/** A text that is typed, and what is done with it when the typing has stopped. */
export function useSettledText(initial: string, onSettled: (text: string) => void): SettledText {
  const [text, setText] = useState(initial);
  const typing = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  useEffect(() => () => clearTimeout(typing.current), []);
  const drop = () => {
    clearTimeout(typing.current);
    typing.current = undefined;
  };
  const settle = (settled: string) => {
    drop();
    onSettled(settled);
  };
  return {
    text,
    type: (next) => {
      setText(next);
      drop();
      typing.current = setTimeout(() => settle(next), typingMs);
    },
    settle: () => {
      if (typing.current !== undefined) settle(text);
    },
    drop,
  };
}
