export { EmptyState, ErrorState } from './states.tsx';
export type { StateProps } from './states.tsx';
