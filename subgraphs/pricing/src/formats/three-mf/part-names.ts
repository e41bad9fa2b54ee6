/**
 * The name of a part of a package as it is compared: without regard to case, from the root of the package, after the
 * Open Packaging Conventions (ECMA-376-2, section 9.1).
 */
export function partName(name: string): string {
  const plain = name.replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
  try {
    return decodeURIComponent(plain);
  } catch {
    return plain;
  }
}
