import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasRole } from '@alexandrite/contracts/identity';
import type { KeptAnswers } from '../cache/kept-answers.ts';
import type { BodyForm } from '../cache/stored-answer.ts';
import { RejectedDocumentError } from '../graph/documents/documents.ts';
import type { Graph } from '../graph/graph.ts';
import { aVisitor, type Caller, type CallerChecks } from '../identity/caller.ts';
import { readCredentials } from '../identity/credentials.ts';
import type { Admission } from '../limits/admission.ts';
import { bodyToll } from '../limits/body-toll.ts';
import { Toll } from '../limits/toll.ts';
import { bodyLimitOf, CallerOfRequest } from './caller-of-request.ts';
import type { Compute } from './answering/computed-answer.ts';
import { refuseForeign } from './cross-site.ts';
import { chooseEncoding } from './answering/encoding.ts';
import { chooseMediaType } from './answering/media-type.ts';
import type { Operation } from './reading/operation.ts';
import type { Overload } from '../overload/overload.ts';
import type { PersistedDocuments } from './reading/persisted-documents.ts';
import { readRaw, understand } from './reading/read-operation.ts';
import { badRequest, Refusal } from './refusal.ts';
import { positionHeader } from './position-header.ts';
import { refuseInTime } from './refuse-in-time.ts';
import { localeOf } from './respond.ts';
import { writeAnswer } from './answering/write-answer.ts';

interface Options {
  readonly graph: Pick<Graph, 'has' | 'prepare'>;
  readonly documents: Pick<PersistedDocuments, 'find'>;
  readonly checks: CallerChecks;
  readonly compute: Compute;
  readonly overload: Overload;
  readonly kept: KeptAnswers;
  readonly admission: Admission;
  /** Where the order of changes stands now. */
  readonly position: () => string;
  /** Whether everybody is told what their operations cost; partners are in any case. */
  readonly tellsCost: boolean;
  /** What may be asked by anybody, as a visitor; nothing when left out. */
  readonly isForAnybody?: (operation: Operation) => boolean;
}

/** Answers GraphQL over HTTP: POST with JSON, and GET for queries. */
export function createGraphqlHandler(options: Options) {
  const { admission, checks, compute, overload, kept, isForAnybody, tellsCost } = options;
  const learn = createLearn(options);
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = admission.addressOf(request.headers, request.socket);
    const exhausted = admission.arrive(address);
    const credentials = readCredentials(request.headers);
    const asker = new CallerOfRequest({ request, credentials, checks, address });
    // Those who are signed in may have points of their own, whatever others of their address do.
    if (exhausted && !(await asker.hasSession())) throw exhausted;
    const mediaType = chooseMediaType(request.headers.accept);
    if (!mediaType) throw notAcceptable();
    const form: BodyForm = chooseEncoding(request.headers['accept-encoding']) ?? 'plain';
    const asks = { response, mediaType, credentials, form, locale: localeOf(request) };
    // Who sends much says who they are before it is read.
    const known = exhausted || asker.maySendMuch() ? await asker.get() : null;
    const arrival = { limitBytes: bodyLimitOf(known), onArrival: bodyToll(admission, known, address) };
    const raw = await readRaw(request, arrival);
    refuseForeign(request, raw.method);
    // What was asked in the same words before need not be understood again while its answer is kept.
    let understood: Operation | undefined;
    const operation = (): Operation => (understood ??= understand(raw));
    const asked = { ...asks, key: kept.keyOf(raw, asks.locale, operation) };
    if (!exhausted && kept.sendKnown(asked)) return;
    // Nobody has paid for it, it changes nothing and nobody keeps it: it is refused before anything is spent on it.
    const isUnpaid = overload.isFull && (asked.key === undefined || kept.isKeptByNobody(asked));
    if (isUnpaid && !(credentials.kind === 'bearer' && (await asker.hasSession()))) {
      overload.refuse(response, mediaType, asks.locale);
      return;
    }
    const callerNow = async (): Promise<Caller> => (isForAnybody?.(operation()) ? aVisitor(asks.locale) : asker.get());
    const caller = await callerNow();
    const isForAll = raw.method === 'GET' && credentials.kind === 'none';
    const toll = new Toll({ admission, caller, address, response, isForAll, tellsCost });
    if (exhausted) toll.arrivedDespite(exhausted);
    let position = '';
    const run = async () => {
      // They may have waited for their turn, and be out by now.
      const asking = await callerNow();
      const isLearned = asked.key === undefined && (await learn(operation(), toll));
      const key = isLearned ? kept.keyOf(raw, asks.locale, operation) : asked.key;
      // Only what has to be computed can be too much, and costs more than having been asked.
      return kept.send({ ...asked, key }, asking, () =>
        overload.run(isImportant(operation(), asking), () => {
          position = options.position();
          const onBehalf = { caller: asking, clientAddress: address, clientCookies: request.headers.cookie };
          return compute(operation(), onBehalf, toll);
        }),
      );
    };
    const subject = admission.subjectOf(caller.identity, address);
    const waitMs = (): number => admission.waitMs(subject);
    const isWanted = (): boolean => !response.destroyed;
    const computed = await overload.inTurn({ caller: subject.caller, waitMs, isWanted, run });
    if (!computed) return;
    // Who follows what they read begins where it was read. An answer that is kept for many does not say when that was.
    if (!isForAll) response.setHeader(positionHeader, position);
    await writeAnswer(response, computed, mediaType, overload.isFlooded);
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await answer(request, response);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      refuseInTime(admission, response, fault);
    }
  };
}

/** Partners pay for being answered, and what changes something is an order, a sign-in, a piece taken into work. */
function isImportant({ method, text }: Operation, { identity }: Caller): boolean {
  return hasRole(identity, 'PARTNER') || (method === 'POST' && text !== null && /^\s*mutation\b/.test(text));
}

/**
 * Has a document prepared that this gateway does not know, so that it can be told by what its answer is kept. Its asker
 * pays for that.
 */
function createLearn({ graph, documents }: Pick<Options, 'graph' | 'documents'>) {
  return async ({ text: given, hash }: Operation, toll: Toll): Promise<boolean> => {
    const text = given ?? (await documents.find(hash));
    if (text === null) return false;
    if (!graph.has(hash)) toll.newDocument(text.length);
    try {
      graph.prepare(hash, text);
      return true;
    } catch (fault) {
      // Why it is not taken is told by whoever runs it.
      if (fault instanceof RejectedDocumentError) return false;
      throw fault;
    }
  };
}

function notAcceptable(): Refusal {
  return badRequest(
    'Ответ бывает application/graphql-response+json или application/json.',
    'An answer is application/graphql-response+json or application/json.',
    406,
  );
}
