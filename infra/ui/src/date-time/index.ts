export { DateTime } from './date-time.tsx';
export { formatDateTime } from './format-date-time.ts';
export type { DateStyle } from './format-date-time.ts';
