import * as z from 'zod';

/** Key of a list that is sorted by a moment, and by id within it. */
export type MomentKey = readonly [moment: Date, id: string];
/** Key of a list that is sorted by a name, and by id within it. */
export type NameKey = readonly [name: string, id: string];

/** The same, the moment in milliseconds since 1970. */
export type TimeKey = readonly [milliseconds: number, id: string];

/** The moment as ISO 8601. */
export const momentKey = z.tuple([z.iso.datetime().transform((text) => new Date(text)), z.string()]);

/** The furthest moment from 1970 that a date can hold, in milliseconds. */
const furthest = 8.64e15;

/** The moment in milliseconds since 1970. */
export const timeKey = z.tuple([z.int().min(-furthest).max(furthest), z.string()]);

export const nameKey = z.tuple([z.string(), z.string()]);
