import type { Revocation } from '@alexandrite/contracts/revocation';
import { type RevocationPage, revocationsPath } from '@alexandrite/service-kit/revocations';
import { endOf, type Session } from '@alexandrite/service-kit/sessions';

/** What lets in no longer, as the shop of a test has stored it and tells gateways. */
export class RevocationList {
  readonly #stored: Revocation[] = [];
  readonly forGateways = { [revocationsPath]: (query: URLSearchParams) => Promise.resolve(this.#page(query)) };

  add(revocation: Revocation): Revocation {
    this.#stored.push(revocation);
    return revocation;
  }

  end(session: Pick<Session, 'sessionId' | 'expiresAt'>): Revocation {
    return this.add(endOf(session));
  }

  /** The account of a session gets the epoch after the session's. */
  raise({ accountId, epoch, expiresAt }: Session): Revocation {
    return this.add({ kind: 'account', accountId, epoch: epoch + 1, until: expiresAt.getTime() / 1_000 });
  }

  #page(query: URLSearchParams): RevocationPage {
    const read = Number(query.get('after') ?? 0);
    return { revocations: this.#stored.slice(read), next: String(this.#stored.length), isLast: true };
  }
}
