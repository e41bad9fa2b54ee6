import type { ReactNode, Ref } from 'react';

export interface PageTitleProps {
  readonly children: ReactNode;
  /** To give the title the focus. */
  readonly titleRef?: Ref<HTMLHeadingElement> | undefined;
  /** Behind the title: where it stands, whether it is live. */
  readonly aside?: ReactNode;
  /** At the right edge, on a phone below: the one thing to do here. */
  readonly action?: ReactNode;
}

/** The title of a page in one line with its state, so that work begins high on the screen. */
export function PageTitle({ children, titleRef, aside, action }: PageTitleProps): ReactNode {
  return (
    <header className="mb-6 flex flex-wrap items-center justify-between gap-x-8 gap-y-4">
      <div className="flex flex-wrap items-center gap-x-5 gap-y-1">
        <h1 ref={titleRef} tabIndex={-1} className="font-display text-title">
          {children}
        </h1>
        {aside}
      </div>
      {action}
    </header>
  );
}
