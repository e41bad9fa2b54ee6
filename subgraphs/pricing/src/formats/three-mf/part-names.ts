/**
 * The name of a part of a package as it is compared: without regard to case, from the root of the package, after the
 * Open Packaging Conventions (ECMA-376-2, section 9.1).
 */
export function partName(name: string): string {
  const plain = name.replaceAll('\\', '/').replace(/^\/+/, '');
  return decoded(plain).normalize('NFC').toLowerCase();
}

/** A reference writes letters beyond ASCII as bytes (`%D0%9A`): which letter is a capital is known once they are decoded. */
function decoded(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}
