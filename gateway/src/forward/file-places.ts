import { uploadBounds } from '@alexandrite/contracts/bounds/uploads';
import { gauge } from '@alexandrite/service-kit/metrics';
import { Refusal } from '../http/refusal.ts';

const { passing, passingAll } = uploadBounds;

const open = gauge('gateway_files_passing', 'Files on their way between clients and the shop.');

/** When to come again, in seconds. */
const retryAfterSeconds = 5;
const headers = { 'retry-after': String(retryAfterSeconds) };

// Made once: telling where in the code a refusal comes from costs more than the refusal.
const tooMany = new Refusal(
  429,
  'RATE_LIMITED',
  {
    ru: 'Слишком много файлов одновременно. Дождитесь других и повторите.',
    en: 'Too many files at the same time. Wait for others, then try again.',
  },
  headers,
  { retryAfterSeconds },
);
const full = new Refusal(
  503,
  'SERVICE_UNAVAILABLE',
  {
    ru: 'Сейчас передаётся слишком много файлов. Повторите через несколько секунд.',
    en: 'Too many files are on their way just now. Try again in a few seconds.',
  },
  headers,
);

/**
 * Counts files on their way: each takes one of the shop's connections for as long as its client likes, and reading
 * slowly costs a client nothing.
 */
export class FilePlaces {
  readonly #each = new Map<string, number>();
  #all = 0;

  /** @returns why there is no place; null when there is one, which is taken until `leave` */
  enter(address: string): Refusal | null {
    const own = this.#each.get(address) ?? 0;
    if (own >= passing.limit) return tooMany;
    if (this.#all >= passingAll.limit) return full;
    this.#each.set(address, own + 1);
    this.#change(1);
    return null;
  }

  leave(address: string): void {
    const own = (this.#each.get(address) ?? 1) - 1;
    if (own > 0) this.#each.set(address, own);
    else this.#each.delete(address);
    this.#change(-1);
  }

  #change(by: number): void {
    this.#all += by;
    open.set(this.#all);
  }
}
