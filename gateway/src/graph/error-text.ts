import { operationBounds } from '@alexandrite/contracts/bounds/operations';

/** What an error says, cut to a length that is worth sending: names and values in it are as long as they came. */
export function errorText(message: string): string {
  const { limit } = operationBounds.errorText;
  if (message.length <= limit) return message;
  // Written anew: a slice would hold on to all of what it was cut from, which may be megabytes.
  return Buffer.from(`${message.slice(0, limit - 1)}…`).toString();
}
