const tab = 0x09;
const carriageReturn = 0x0d;
const space = 0x20;

/** The bytes as text with one character a byte: fit for looking at keywords, whatever the encoding of the names between. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return text;
}

/** Whether the bytes hold no control characters but white space: text in ASCII, UTF-8 or an 8-bit code page. */
export function looksLikeText(bytes: Uint8Array): boolean {
  return bytes.every((byte) => byte >= space || (byte >= tab && byte <= carriageReturn));
}

/** The bytes as text without a byte order mark and leading white space. */
export function leadingText(bytes: Uint8Array): string {
  return latin1(bytes)
    .replace(/^\u00ef\u00bb\u00bf/, '')
    .trimStart();
}
