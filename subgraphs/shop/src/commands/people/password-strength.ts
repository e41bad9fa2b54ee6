import { ZxcvbnFactory } from '@zxcvbn-ts/core';
import { adjacencyGraphs, dictionary } from '@zxcvbn-ts/language-common';
import type { EstimateGuesses } from '../../domain/accounts/password.ts';

/** Made with the first password that is chosen: most processes never need its dictionaries. */
let estimator: ZxcvbnFactory | undefined;

/**
 * Tries that guessing takes, by zxcvbn: common and compromised passwords, dates, repeats and neighbouring keys. Words
 * typed in Russian on the same keys are common ones too, and so are those spelled out, so each spelling is looked at.
 */
export const estimateGuesses: EstimateGuesses = (password, known) => {
  estimator ??= new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  const spellings = new Set([password, together(password)].flatMap((text) => [text, onLatinKeys(text)]));
  const words = [...known, ...known.map(onLatinKeys)];
  const guesses = [...spellings].map((spelling) => estimator?.check(spelling, words).guessesLog10 ?? 0);
  return Math.min(...guesses);
};

/** A word that is spelled out, `p a s s w o r d`, as one; anything else as it is. */
function together(text: string): string {
  const pieces = text.split(/[\s._-]+/u);
  return pieces.every((piece) => piece.length <= 1) ? pieces.join('') : text;
}

const russianKeys = 'ёйцукенгшщзхъфывапролджэячсмитьбю';
const latinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.";

/** What the keys of a Russian keyboard type in Latin: пароль is gfhjkm, as common as password. */
function onLatinKeys(text: string): string {
  return text.replaceAll(/[а-яё]/giu, (letter) => latinKeys[russianKeys.indexOf(letter.toLowerCase())] ?? letter);
}
