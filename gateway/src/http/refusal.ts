import type { Localized } from '@alexandrite/contracts/locale';
import type { ErrorCode } from '@alexandrite/service-kit/errors';

/** Thrown for a request that is answered without asking the graph. */
export class Refusal extends Error {
  override readonly name = 'Refusal';
  readonly status: number;
  readonly code: ErrorCode;
  readonly text: Localized;
  readonly headers: Readonly<Record<string, string>>;
  /** What programs are told besides the code. */
  readonly extensions: Readonly<Record<string, unknown>>;

  constructor(
    status: number,
    code: ErrorCode,
    text: Localized,
    headers: Readonly<Record<string, string>> = {},
    extensions: Readonly<Record<string, unknown>> = {},
  ) {
    super(text.en);
    this.status = status;
    this.code = code;
    this.text = text;
    this.headers = headers;
    this.extensions = extensions;
  }
}

/** A request that nobody can understand. */
export function badRequest(ru: string, en: string, status = 400, headers: Readonly<Record<string, string>> = {}) {
  return new Refusal(status, 'BAD_REQUEST', { ru, en }, headers);
}
