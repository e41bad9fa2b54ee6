export { ModelViewer } from './model-viewer.tsx';
export type { ModelViewerProps, ViewerLabels } from './model-viewer.tsx';
export { metalColor, metalLook } from './metals.ts';
export type { MetalLook } from './metals.ts';
export type { ModelFormat, ModelSource } from './load-model.ts';
