export { ToastProvider, useToast } from './toast.tsx';
export type { ToastContent } from './toast.tsx';
export { LiveRegion } from './live-region.tsx';
