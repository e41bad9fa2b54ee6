import type { IncomingMessage } from 'node:http';
import { hasRole, staffRoles } from '@alexandrite/contracts/identity';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import {
  type Caller,
  type CallerChecks,
  identify,
  isTurnedAway,
  NotAdmittedError,
  TooManyTokensError,
} from '../identity/caller.ts';
import type { Credentials } from '../identity/credentials.ts';
import { notAdmitted } from './not-admitted.ts';
import { Refusal } from './refusal.ts';
import { localeOf } from './respond.ts';

interface Options {
  readonly request: IncomingMessage;
  readonly credentials: Credentials;
  readonly checks: CallerChecks;
  readonly address: string;
}

/** Who sends a request: their token is checked once, and not before it matters. */
export class CallerOfRequest {
  readonly #options: Options;
  #caller: Promise<Caller> | undefined;

  constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Their session is looked up each time: a body may take long to arrive, and they may be out when it has.
   * @throws Refusal for a token that does not hold, and for who may not come in
   */
  async get(): Promise<Caller> {
    const { revocations } = this.#options.checks;
    const { session } = await (this.#caller ??= this.#identify());
    if (session && revocations.standingOf(session) !== 'held') this.#caller = this.#identify();
    return this.#caller;
  }

  /** Whether they have a session that holds; that a token came says nothing. */
  async hasSession(): Promise<boolean> {
    if (this.#options.credentials.kind === 'none') return false;
    try {
      return (await this.get()).session !== null;
    } catch (fault) {
      if (fault instanceof Refusal) return false;
      throw fault;
    }
  }

  /** Whether their body is larger than strangers may send, or may be: one that comes in chunks does not say. */
  maySendMuch(): boolean {
    const { credentials, request } = this.#options;
    const { method, headers } = request;
    if (method !== 'POST' || credentials.kind === 'none') return false;
    const size = headers['content-length'];
    return size === undefined || Number(size) > operationBounds.visitorBody.limit;
  }

  async #identify(): Promise<Caller> {
    const { request, credentials, checks, address } = this.#options;
    try {
      return await identify(credentials, localeOf(request), checks, address);
    } catch (fault) {
      if (!isTurnedAway(fault)) throw fault;
      throw refusalOf(fault);
    }
  }
}

/** The largest body that somebody may send, in bytes. @param caller null while nobody knows who it is */
export function bodyLimitOf(caller: Caller | null): number {
  const { visitorBody, accountBody, partnerBody } = operationBounds;
  if (!caller?.session) return visitorBody.limit;
  return hasRole(caller.identity, 'PARTNER', ...staffRoles) ? partnerBody.limit : accountBody.limit;
}

/** How HTTP says why somebody was turned away. */
function refusalOf(fault: unknown): Refusal {
  if (fault instanceof TooManyTokensError) return tooManyTokens(fault);
  if (fault instanceof NotAdmittedError) return notAdmitted(fault);
  const text = { ru: 'Сначала войдите: этот токен не действует.', en: 'Sign in first: this token does not hold.' };
  return new Refusal(401, 'UNAUTHENTICATED', text, { 'www-authenticate': 'Bearer' });
}

function tooManyTokens({ waitMs }: TooManyTokensError): Refusal {
  const seconds = Math.max(1, Math.ceil(waitMs / 1_000));
  const text = {
    ru: `С этого адреса пришло слишком много недействительных токенов. Войдите снова и повторите через ${seconds} с.`,
    en: `Too many tokens from this address do not hold. Sign in again, and try again in ${seconds} s.`,
  };
  return new Refusal(429, 'RATE_LIMITED', text, { 'retry-after': String(seconds) }, { retryAfterSeconds: seconds });
}
