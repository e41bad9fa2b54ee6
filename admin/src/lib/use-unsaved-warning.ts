'use client';

import { useTranslations } from 'next-intl';
import { useEffect } from 'react';

/**
 * Asks before what was typed and not saved is left behind: closing or reloading the page, a link within the app, and
 * going back where the browser lets it be stopped.
 */
export function useUnsavedWarning(isTyped: boolean): void {
  const t = useTranslations('nav');
  const question = t('leaveUnsaved');
  useEffect(() => {
    if (!isTyped) return;
    const stays = () => !window.confirm(question);
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    const click = (event: MouseEvent) => {
      if (leadsAway(event) && stays()) {
        event.preventDefault();
        event.stopPropagation();
      }
    };
    const travel = (event: NavigateEvent) => {
      if (event.navigationType === 'traverse' && event.cancelable && stays()) event.preventDefault();
    };
    // Some browsers have no Navigation API: going back is not asked about there.
    const travels = 'navigation' in window ? window.navigation : null;
    window.addEventListener('beforeunload', warn);
    // Before the app's own links hear of it.
    document.addEventListener('click', click, { capture: true });
    travels?.addEventListener('navigate', travel);
    return () => {
      window.removeEventListener('beforeunload', warn);
      document.removeEventListener('click', click, { capture: true });
      travels?.removeEventListener('navigate', travel);
    };
  }, [isTyped, question]);
}

/** Whether a click follows a link to another page in this window, without the browser asking by itself. */
function leadsAway({ target, button, ctrlKey, metaKey, shiftKey, altKey }: MouseEvent): boolean {
  if (button !== 0 || ctrlKey || metaKey || shiftKey || altKey || !(target instanceof Element)) return false;
  const link = target.closest('a');
  if (!link || link.target === '_blank' || link.hasAttribute('download')) return false;
  const { origin, pathname } = new URL(link.href, window.location.href);
  return origin === window.location.origin && pathname !== window.location.pathname;
}
