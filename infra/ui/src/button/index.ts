export { Button, buttonClass } from './button.tsx';
export type { ButtonProps, ButtonLook } from './button.tsx';
