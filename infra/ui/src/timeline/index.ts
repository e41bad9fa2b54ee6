export { Timeline } from './timeline.tsx';
export type { TimelineItem } from './timeline.tsx';
export { Steps } from './steps.tsx';
export type { Step } from './steps.tsx';
