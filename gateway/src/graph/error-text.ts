import { operationBounds } from '@alexandrite/contracts/bounds/operations';

/** What an error says, cut to a length that is worth sending: names and values in it are as long as they came. */
export function errorText(message: string): string {
  const { limit } = operationBounds.errorText;
  return message.length <= limit ? message : `${message.slice(0, limit - 1)}…`;
}
