export { DateTime } from './date-time.tsx';
export { formatDateTime, houseTimeZone } from './format-date-time.ts';
export type { DateStyle } from './format-date-time.ts';
