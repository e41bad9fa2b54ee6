/*
 * Aliases and variables are named by clients, and some names every object answers to, such as `constructor` and
 * `toString`; to `__proto__` an assignment would even change what the object is. Under such a name only what an object
 * holds itself counts.
 */

const names: ReadonlySet<string> = new Set(Object.getOwnPropertyNames(Object.prototype));

/** Whether every object answers to a name. */
export function isInherited(name: string): boolean {
  return names.has(name);
}

/** What an object itself holds under a name. */
export function ownValue(object: Readonly<Record<string, unknown>>, name: string): unknown {
  return Object.hasOwn(object, name) ? object[name] : undefined;
}

/** Gives an object a field of its own, whatever its name. */
export function setOwn(object: Record<string, unknown>, name: string, value: unknown): void {
  if (isInherited(name)) Object.defineProperty(object, name, { ...ownField, value });
  else object[name] = value;
}

const ownField = { enumerable: true, configurable: true, writable: true } as const;
