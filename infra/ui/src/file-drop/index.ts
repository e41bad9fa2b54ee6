export { FileDrop } from './file-drop.tsx';
export type { FileDropProps } from './file-drop.tsx';
