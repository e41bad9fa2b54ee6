/** Text of a form's field; empty when there is none. Trimmed, unless spaces mean something (a password). */
export function textOf(form: FormData, name: string, { trim = true } = {}): string {
  const value = form.get(name);
  const text = typeof value === 'string' ? value : '';
  return trim ? text.trim() : text;
}
