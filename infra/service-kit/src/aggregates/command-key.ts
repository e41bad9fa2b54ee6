import { createHash } from 'node:crypto';

/** What tells a repeated command from a new one. */
export interface CommandKey {
  /** Command, caller and the caller's idempotency key: keys of different callers never meet. */
  readonly key: string;
  /** Hash of the input, so that a key used again with other input is noticed. */
  readonly inputHash: string;
}

/**
 * @param command name of the command, such as `startOrder`
 * @param callerId account that runs it
 * @param idempotencyKey the caller's own key
 * @param input everything that makes this request what it is; plain JSON, order of fields does not matter
 */
export function commandKey(command: string, callerId: string, idempotencyKey: string, input: unknown): CommandKey {
  const inputHash = createHash('sha256').update(canonicalJson(input)).digest('base64url');
  return { key: `${command}/${callerId}/${idempotencyKey}`, inputHash };
}

/** NEW: never run. SAME: run with this very input. OTHER_INPUT: the key was used for something else. */
export type RepeatedCommand = 'NEW' | 'SAME' | 'OTHER_INPUT';

/** Whether a command was run before, by the keys an aggregate remembers. */
export function repeatOf(command: CommandKey, remembered: readonly CommandKey[]): RepeatedCommand {
  const earlier = remembered.find(({ key }) => key === command.key);
  if (!earlier) return 'NEW';
  return earlier.inputHash === command.inputHash ? 'SAME' : 'OTHER_INPUT';
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) =>
    part !== null && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)))
      : part,
  );
}
