export { Dialog, Sheet, DialogClose } from './dialog.tsx';
export type { DialogProps } from './dialog.tsx';
