export { ConnectionBadge } from './connection-badge.tsx';
