import type { IncomingMessage, ServerResponse } from 'node:http';
import { hasRole } from '@alexandrite/contracts/identity';
import { GraphQLError } from 'graphql';
import type { KeptAnswers } from '../cache/kept-answers.ts';
import type { BodyForm } from '../cache/stored-answer.ts';
import { type Caller, type CallerChecks, identify } from '../identity/caller.ts';
import { type Credentials, readCredentials } from '../identity/credentials.ts';
import type { Compute } from './computed-answer.ts';
import { refuseForeign } from './cross-site.ts';
import { chooseEncoding } from './encoding.ts';
import { chooseMediaType } from './media-type.ts';
import type { Operation } from './operation.ts';
import type { Overload } from './overload.ts';
import { readRaw, understand } from './read-operation.ts';
import { badRequest, Refusal } from './refusal.ts';
import { localeOf, refuse } from './respond.ts';
import { writeAnswer } from './write-answer.ts';

interface Options {
  readonly checks: CallerChecks;
  readonly compute: Compute;
  readonly overload: Overload;
  readonly kept: KeptAnswers;
}

/** Answers GraphQL over HTTP: POST with JSON, and GET for queries. */
export function createGraphqlHandler({ checks, compute, overload, kept }: Options) {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const mediaType = chooseMediaType(request.headers.accept);
    if (!mediaType) throw notAcceptable();
    const credentials = readCredentials(request.headers);
    const form: BodyForm = chooseEncoding(request.headers['accept-encoding']) ?? 'plain';
    const asks = { response, mediaType, credentials, form, locale: localeOf(request) };
    const raw = await readRaw(request);
    refuseForeign(request, raw.method);
    // What was asked in the same words before need not be understood again while its answer is kept.
    let understood: Operation | undefined;
    const operation = (): Operation => (understood ??= understand(raw));
    const asked = { ...asks, key: kept.keyOf(raw, asks.locale, operation) };
    if (kept.sendKnown(asked)) return;
    const caller = await identifyCaller(request, credentials, checks);
    // Admission of callers (limits/) comes here; only what has to be computed can be too much.
    const computed = await kept.send(asked, caller, () =>
      overload.run(isImportant(operation(), caller), () => compute(operation(), caller)),
    );
    if (computed) await writeAnswer(response, computed, mediaType);
  };
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      await answer(request, response);
    } catch (fault) {
      if (!(fault instanceof Refusal)) throw fault;
      for (const [name, value] of Object.entries(fault.headers)) response.setHeader(name, value);
      refuse(response, fault.status, fault.code, fault.text);
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
    if (!(fault instanceof GraphQLError)) throw fault;
    const text = { ru: 'Сначала войдите: этот токен не действует.', en: 'Sign in first: this token does not hold.' };
    throw new Refusal(401, 'UNAUTHENTICATED', text, { 'www-authenticate': 'Bearer' });
  }
}

function notAcceptable(): Refusal {
  return badRequest(
    'Ответ бывает application/graphql-response+json или application/json.',
    'An answer is application/graphql-response+json or application/json.',
    406,
  );
}
