import type { Localized } from '@alexandrite/contracts/locale';
import type { ProblemParams } from './model-problem.ts';

/** What a customer reads about a problem. */
export interface ProblemText {
  /** What is wrong, in plain words. */
  readonly message: Localized;
  /** What to do about it. */
  readonly advice: Localized;
}

/** Words one problem from its figures. */
export type Texts = (params: ProblemParams) => ProblemText;

/** A figure of a problem. */
export const number = (params: ProblemParams, name: string): number => Number(params[name] ?? 0);

/** A name in a problem. */
export const text = (params: ProblemParams, name: string): string => String(params[name] ?? '');
