import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasRole } from '@alexandrite/contracts/identity';
import { GraphQLError } from 'graphql';
import type { KeptAnswers } from '../cache/kept-answers.ts';
import type { BodyForm } from '../cache/stored-answer.ts';
import { aVisitor, type Caller, type CallerChecks, identify, NotAdmittedError } from '../identity/caller.ts';
import { type Credentials, readCredentials } from '../identity/credentials.ts';
import type { Admission } from '../limits/admission.ts';
import { Toll } from '../limits/toll.ts';
import type { Compute } from './computed-answer.ts';
import { refuseForeign } from './cross-site.ts';
import { chooseEncoding } from './encoding.ts';
import { chooseMediaType } from './media-type.ts';
import type { Operation } from './operation.ts';
import type { Overload } from './overload.ts';
import { readRaw, understand } from './read-operation.ts';
import { badRequest, Refusal } from './refusal.ts';
import { localeOf, refuseWith } from './respond.ts';
import { writeAnswer } from './write-answer.ts';

interface Options {
  readonly checks: CallerChecks;
  readonly compute: Compute;
  readonly overload: Overload;
  readonly kept: KeptAnswers;
  readonly admission: Admission;
  /** Whether everybody is told what their operations cost; partners are in any case. */
  readonly tellsCost: boolean;
  /** What may be asked by anybody, as a visitor; nothing when left out. */
  readonly isForAnybody?: (operation: Operation) => boolean;
}

/** Answers GraphQL over HTTP: POST with JSON, and GET for queries. */
export function createGraphqlHandler(options: Options) {
  const { admission, checks, compute, overload, kept, isForAnybody, tellsCost } = options;
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const address = admission.addressOf(request.headers, request.socket);
    const exhausted = admission.arrive(address);
    const credentials = readCredentials(request.headers);
    // Those who are signed in may have points of their own, whatever others of their address do.
    if (exhausted && credentials.kind === 'none') throw exhausted;
    const mediaType = chooseMediaType(request.headers.accept);
    if (!mediaType) throw notAcceptable();
    const form: BodyForm = chooseEncoding(request.headers['accept-encoding']) ?? 'plain';
    const asks = { response, mediaType, credentials, form, locale: localeOf(request) };
    const raw = await readRaw(request);
    refuseForeign(request, raw.method);
    // What was asked in the same words before need not be understood again while its answer is kept.
    let understood: Operation | undefined;
    const operation = (): Operation => (understood ??= understand(raw));
    const asked = { ...asks, key: kept.keyOf(raw, asks.locale, operation) };
    if (!exhausted && kept.sendKnown(asked)) return;
    // Nobody has paid for it, it changes nothing and nobody keeps it: it is refused before anything is spent on it.
    if (overload.isFull && credentials.kind !== 'bearer' && kept.isKeptByNobody(asked)) {
      overload.refuse(response, mediaType, asks.locale);
      return;
    }
    const caller = isForAnybody?.(operation())
      ? aVisitor(asks.locale)
      : await identifyCaller(request, credentials, checks);
    const isForAll = raw.method === 'GET' && credentials.kind === 'none';
    const toll = new Toll({ admission, caller, address, response, isForAll, tellsCost });
    if (exhausted) toll.arrivedDespite(exhausted);
    // Only what has to be computed can be too much, and costs more than having been asked.
    const computed = await kept.send(asked, caller, () =>
      overload.run(isImportant(operation(), caller), () =>
        compute(operation(), { caller, clientAddress: address }, toll),
      ),
    );
    if (computed) await writeAnswer(response, computed, mediaType, overload.isFlooded);
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await answer(request, response);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      refuseWith(response, fault);
    }
  };
}

/** Partners pay for being answered, and what changes something is an order, a sign-in, a piece taken into work. */
function isImportant({ method, text }: Operation, { identity }: Caller): boolean {
  return hasRole(identity, 'PARTNER') || (method === 'POST' && text !== null && /^\s*mutation\b/.test(text));
}

/** @throws Refusal for a token that does not hold, in HTTP too */
async function identifyCaller(
  request: IncomingMessage,
  credentials: Credentials,
  checks: CallerChecks,
): Promise<Caller> {
  try {
    return await identify(credentials, localeOf(request), checks);
  } catch (fault) {
    if (fault instanceof NotAdmittedError) throw notAdmitted(fault);
    if (!(fault instanceof GraphQLError)) throw fault;
    const text = { ru: 'Сначала войдите: этот токен не действует.', en: 'Sign in first: this token does not hold.' };
    throw new Refusal(401, 'UNAUTHENTICATED', text, { 'www-authenticate': 'Bearer' });
  }
}

function notAdmitted({ code, text }: NotAdmittedError): Refusal {
  return code === 'FORBIDDEN'
    ? new Refusal(403, code, text)
    : new Refusal(401, code, text, { 'www-authenticate': 'Bearer' });
}

function notAcceptable(): Refusal {
  return badRequest(
    'Ответ бывает application/graphql-response+json или application/json.',
    'An answer is application/graphql-response+json or application/json.',
    406,
  );
}
