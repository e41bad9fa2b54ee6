export { Badge, StatusPill } from './badge.tsx';
export type { Tone } from './badge.tsx';
