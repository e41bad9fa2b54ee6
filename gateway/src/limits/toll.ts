import type { ServerResponse } from 'node:http';
import type { Caller } from '../identity/caller.ts';
import type { OperationGate } from '../graph/run-operation.ts';
import type { Refusal } from '../http/refusal.ts';
import type { Admission, Subject } from './admission.ts';
import { priceOfDocument, prices } from './prices.ts';

/** Header in which a caller is told what its operation costs at most, and what one may cost (a structured field). */
const costHeader = 'operation-cost';

/** What a request comes with. */
interface Passage {
  readonly admission: Admission;
  readonly caller: Caller;
  readonly address: string;
  readonly response: ServerResponse;
  /** Whether others may be given the answer on the way: then it says nothing of the one who asked. */
  readonly isForAll: boolean;
  /** Whether callers who are no partners are told what their operations cost. */
  readonly tellsCost: boolean;
}

/** A request whose answer is computed, on its way past the limits. */
export class Toll implements OperationGate {
  readonly #admission: Admission;
  readonly #subject: Subject;
  readonly #passage: Passage;

  constructor(passage: Passage) {
    this.#passage = passage;
    this.#admission = passage.admission;
    this.#subject = passage.admission.subjectOf(passage.caller.identity, passage.address);
  }

  /**
   * Their address has nothing left: those who have an allowance of their own pay the request from that.
   * @throws Refusal for others
   */
  arrivedDespite(refusal: Refusal): void {
    if (this.#subject.kind === 'visitor') throw refusal;
    pass(this.#admission.charge(this.#subject, 'request', prices.request));
  }

  newDocument(characters: number): void {
    pass(this.#admission.charge(this.#subject, 'document', priceOfDocument(characters)));
  }

  operation(cost: number): void {
    const refusal = this.#admission.chargeOperation(this.#subject, 'operation', cost);
    this.#tell(cost);
    pass(refusal);
  }

  store(bytes: number): boolean {
    const points = Math.ceil(bytes / prices.storedBytesAPoint);
    return this.#admission.charge(this.#subject, 'document', points) === null;
  }

  #tell(cost: number): void {
    const { response, isForAll, tellsCost } = this.#passage;
    // What is computed again behind an answer that is sent has nobody to tell.
    if (isForAll || response.headersSent) return;
    const { ratelimit, 'ratelimit-policy': policy } = this.#admission.headersFor(this.#subject);
    response.setHeader('ratelimit-policy', policy);
    response.setHeader('ratelimit', ratelimit);
    if (tellsCost || this.#subject.kind === 'partner') {
      response.setHeader(costHeader, `${cost};limit=${this.#admission.costLimitOf(this.#subject)}`);
    }
  }
}

/** @throws Refusal when there is one */
function pass(refusal: Refusal | null): void {
  if (refusal) throw refusal;
}
