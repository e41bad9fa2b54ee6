import * as z from 'zod';

/** Addresses in any script: пример@почта.рф is one too. */
const emailShape = z.email({ pattern: z.regexes.unicodeEmail });

export const isEmail = (text: string): boolean => emailShape.safeParse(text).success;
