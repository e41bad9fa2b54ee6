import { domainToASCII } from 'node:url';
import { tidyText } from '@alexandrite/contracts/texts';
import * as z from 'zod';

/** As browsers check it: RFC 5322 without comments and quotes. */
const emailShape = z.email({ pattern: z.regexes.html5Email });

/** Whether a text is an address that mail can go to. In any script: пример@почта.рф is one too. */
export function isEmail(text: string): boolean {
  if (tidyText(text) !== text) return false;
  const at = text.lastIndexOf('@');
  const local = text.slice(0, Math.max(at, 0));
  // A name that nobody sees is none, though its signs count as letters.
  if (tidyText(local) !== local || local === '') return false;
  const domain = domainToASCII(text.slice(at + 1));
  // Letters of other scripts are as good as those of ours (RFC 6531).
  const name = local.replaceAll(/(?!\p{ASCII})[\p{L}\p{M}\p{N}]/gu, 'x');
  return domain.includes('.') && emailShape.safeParse(`${name}@${domain}`).success;
}
