import { deviceHeader, sessionHeader } from '@alexandrite/service-kit/errors';
import { identityHeader } from '@alexandrite/service-kit/identity';
import type { Log } from '@alexandrite/service-kit/log';
import { counter, secondsHistogram } from '@alexandrite/service-kit/metrics';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { Client, Pool } from 'undici';
import type { GatewayContext } from '../../context.ts';
import { readCacheHint } from '../cache-hint.ts';
import type { Fields } from '../plan/merge.ts';
import type { Part } from '../plan/run-steps.ts';
import type { FetchStep } from '../plan/steps.ts';
import { post } from './post.ts';
import type { ResilienceLimits } from '../resilience/limits.ts';
import { ReadingRoom } from '../resilience/reading-room.ts';
import { SparedError, SubgraphGuard } from '../resilience/subgraph-guard.ts';
import { errorOfSubgraph } from '../show-error.ts';
import { parseAnswer, type SubgraphAnswer } from './subgraph-answer.ts';
import type { SubgraphName } from './subgraph-names.ts';
import { unavailable } from './unavailable.ts';

const seconds = secondsHistogram('gateway_subgraph_seconds', 'How long subgraphs take to answer.', ['subgraph']);
const failures = counter('gateway_subgraph_failures_total', 'Questions that a subgraph did not answer.', ['subgraph']);

/** The largest answer of a subgraph that is read, in bytes: a page of a hundred orders with everything is far below. */
const answerLimitBytes = 32 * 1024 * 1024;

interface Options {
  readonly name: SubgraphName;
  /** Address of its GraphQL endpoint. */
  readonly url: string;
  readonly limits: ResilienceLimits;
  readonly log: Log;
}

/** What a subgraph answered, with what it said in headers. */
interface Heard extends SubgraphAnswer {
  readonly cookies: readonly string[];
  readonly cacheControl: string | undefined;
}

/** Thrown for an answer by which somebody on the way says that the subgraph is not there just now. */
class AwayError extends Error {
  override readonly name = 'AwayError';
}

/**
 * Asks one subgraph on behalf of a caller, over connections that are kept open.
 *
 * Implements the gateway's interface itself instead of extending RemoteGraphQLDataSource, which builds node-fetch
 * requests and headers for every question, in vain: that is half the cost of a small one.
 */
export class SubgraphSource implements GraphQLDataSource<GatewayContext> {
  readonly #options: Options;
  readonly #pool: Pool;
  readonly #lookout: Client;
  readonly #path: string;
  readonly #guard: SubgraphGuard;
  readonly #room: ReadingRoom;
  readonly #seconds;

  constructor(options: Options) {
    const { origin, pathname } = new URL(options.url);
    const { timeoutMs, concurrent } = options.limits;
    this.#options = options;
    this.#path = pathname;
    // A connection of its own: those of the pool may all be waiting.
    this.#lookout = new Client(origin, { connectTimeout: timeoutMs, headersTimeout: 0, bodyTimeout: 0 });
    this.#guard = new SubgraphGuard(options.name, options.limits, async (signal) => {
      const { body } = await this.#lookout.request({ path: '/', method: 'HEAD', signal });
      await body.dump();
    });
    this.#room = new ReadingRoom(options.limits.readingBytes);
    this.#seconds = seconds.labels(options.name);
    this.#pool = new Pool(origin, {
      connections: concurrent,
      // Below the 65 s of the subgraphs: a connection is ended by the side that would use it next.
      keepAliveTimeout: 30_000,
      connectTimeout: Math.min(2_000, timeoutMs),
      // The guard ends what takes too long, as a whole; a connection is not watched besides.
      headersTimeout: 0,
      bodyTimeout: 0,
      maxResponseSize: answerLimitBytes,
    });
  }

  /** Asks what a step of a plan asks. Never throws: what could not be answered is in the errors. */
  async ask(
    { query, bodyStart }: Pick<FetchStep, 'query' | 'bodyStart'>,
    variables: Fields,
    entityCount: number | undefined,
    context: GatewayContext,
  ): Promise<Part> {
    const { locale } = context.caller.identity;
    const stopWatch = this.#seconds.startTimer();
    try {
      const isQuery = !query.startsWith('mutation');
      const headers = await this.#headers(context, isQuery);
      const body = `${bodyStart}${JSON.stringify(variables)}}`;
      const heard = await this.#guard.run({
        ask: (signal) => this.#post(body, headers, entityCount, signal),
        mayRepeat: (fault) => isQuery && isPassing(fault),
      });
      if (this.#options.name === 'shop') context.cookies.push(...heard.cookies);
      const { data, errors } = heard;
      context.cacheHints.push(
        readCacheHint(errors ? undefined : heard.cacheControl, heard.cacheTags, heard.cacheUntil),
      );
      return { data, ...(errors ? { errors: errors.map((error) => errorOfSubgraph(error, locale)) } : {}) };
    } catch (fault) {
      this.#missed(fault);
      // What could not be told is not kept.
      context.cacheHints.push(readCacheHint(undefined, undefined));
      return { data: null, errors: unavailable(query, variables, locale) };
    } finally {
      stopWatch();
    }
  }

  /** For Apollo's own executor. */
  async process({ request, context }: GraphQLDataSourceProcessOptions<GatewayContext>) {
    const { query = '', operationName, variables = {} } = request;
    // The library's health checks come without one; they are switched off.
    if (!isContext(context)) throw new Error('a subgraph is asked on behalf of a caller');
    const { representations } = variables;
    const entityCount = Array.isArray(representations) ? representations.length : undefined;
    const bodyStart = `${JSON.stringify({ query, operationName }).slice(0, -1)},"variables":`;
    const { data = null, errors } = await this.ask({ query, bodyStart }, variables, entityCount, context);
    return { data, ...(errors ? { errors: [...errors] } : {}) };
  }

  /** Lets running questions finish, then lets go of the connections. */
  async close(): Promise<void> {
    this.#guard.close();
    await Promise.all([this.#pool.close(), this.#lookout.destroy()]);
  }

  async #headers(context: GatewayContext, isQuery: boolean): Promise<Record<string, string>> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      accept: 'application/json',
      [identityHeader]: await context.signedFor(this.#options.name),
    };
    if (this.#options.name !== 'shop') return headers;
    // The shop, and nobody else, ends sessions.
    if (context.caller.session) headers[sessionHeader] = context.caller.session.token;
    // Only who signs in is asked on which device.
    const device = isQuery ? null : context.device();
    if (device !== null) headers[deviceHeader] = device;
    return headers;
  }

  async #post(
    body: string,
    headers: Record<string, string>,
    entityCount: number | undefined,
    signal: AbortSignal,
  ): Promise<Heard> {
    const answer = await post(this.#pool, { path: this.#path, headers, body }, signal, this.#room);
    this.#guard.heard();
    if (answer.status >= 502 && answer.status <= 504) throw new AwayError(`HTTP ${answer.status}`);
    return {
      ...parseAnswer(answer.text, entityCount),
      cookies: listOf(answer.headers['set-cookie']),
      cacheControl: answer.headers['cache-control']?.toString(),
    };
  }

  /** A subgraph that is left alone has been complained of already. */
  #missed(fault: unknown): void {
    failures.inc({ subgraph: this.#options.name });
    if (fault instanceof SparedError) return;
    const reason = fault instanceof Error ? fault.message : String(fault);
    this.#options.log.warn({ reason, subgraph: this.#options.name }, 'a subgraph did not answer');
  }
}

/** Faults that are likely to be over at once: a kept connection that has ended, a process that is just replaced. */
const passing = ['UND_ERR_SOCKET', 'ECONNRESET', 'ECONNREFUSED', 'EPIPE'];

function isPassing(fault: unknown): boolean {
  if (fault instanceof AwayError) return true;
  return fault instanceof Error && 'code' in fault && passing.some((code) => code === fault.code);
}

function isContext(context: object): context is GatewayContext {
  return 'signedFor' in context;
}

/** A header that may be there once or several times. */
function listOf(header: string | readonly string[] | undefined): readonly string[] {
  return header === undefined ? [] : typeof header === 'string' ? [header] : header;
}
