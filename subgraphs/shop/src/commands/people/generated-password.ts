import { randomInt } from 'node:crypto';

/** Letters and digits that nobody takes for one another, read from paper or heard. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';
const groups = 4;
const groupLength = 5;

/** A password that nobody chose: twenty signs of thirty-one, 99 bits, in groups that are easily typed. */
export function generatePassword(): string {
  const sign = () => signs.charAt(randomInt(signs.length));
  const group = () => Array.from({ length: groupLength }, sign).join('');
  return Array.from({ length: groups }, group).join('-');
}
