export { Field } from './field.tsx';
export type { FieldProps } from './field.tsx';
export { Checkbox, Input, Select, Textarea } from './controls.tsx';
export { ChoiceCards, Swatches } from './choice-cards.tsx';
export type { Choice, ChoiceCardsProps } from './choice-cards.tsx';
