import { asOfHeader, sessionHeader } from '@alexandrite/service-kit/errors';
import { identityHeader } from '@alexandrite/service-kit/identity';
import type { Log } from '@alexandrite/service-kit/log';
import { counter, secondsHistogram } from '@alexandrite/service-kit/metrics';
import type { GraphQLDataSource, GraphQLDataSourceProcessOptions } from '@apollo/gateway';
import { Pool } from 'undici';
import type { GatewayContext } from '../context.ts';
import { errorOfSubgraph } from './show-error.ts';
import { parseAnswer } from './subgraph-answer.ts';
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
  /** How long it may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly log: Log;
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
  readonly #path: string;

  constructor(options: Options) {
    const { origin, pathname } = new URL(options.url);
    this.#options = options;
    this.#path = pathname;
    this.#pool = new Pool(origin, {
      connections: 128,
      // Below the 65 s of the subgraphs: a connection is ended by the side that would use it next.
      keepAliveTimeout: 30_000,
      connectTimeout: Math.min(2_000, options.timeoutMs),
      headersTimeout: options.timeoutMs,
      bodyTimeout: options.timeoutMs,
      maxResponseSize: answerLimitBytes,
    });
  }

  async process({ request, context }: GraphQLDataSourceProcessOptions<GatewayContext>) {
    const { query = '', operationName, variables = {} } = request;
    // The library's health checks come without one; they are switched off.
    if (!isContext(context)) throw new Error('a subgraph is asked on behalf of a caller');
    const headers = await this.#headers(context);
    const body = JSON.stringify({ query, operationName, variables });
    const stopWatch = seconds.startTimer({ subgraph: this.#options.name });
    try {
      const answer = await this.#post(body, headers, !query.startsWith('mutation'));
      if (this.#options.name === 'shop') context.cookies.push(...answer.cookies);
      const { data, errors } = parseAnswer(answer.text);
      return { data: data ?? null, ...(errors ? { errors: errors.map(errorOfSubgraph) } : {}) };
    } catch (fault) {
      failures.inc({ subgraph: this.#options.name });
      const reason = fault instanceof Error ? fault.message : String(fault);
      this.#options.log.warn({ reason, subgraph: this.#options.name }, 'a subgraph did not answer');
      return { data: null, errors: unavailable(query, variables) };
    } finally {
      stopWatch();
    }
  }

  /** Lets running questions finish, then lets go of the connections. */
  close(): Promise<void> {
    return this.#pool.close();
  }

  async #headers(context: GatewayContext): Promise<Record<string, string>> {
    const headers: Record<string, string> = {
      'content-type': 'application/json',
      accept: 'application/json',
      [identityHeader]: await context.signedIdentity(),
    };
    if (context.asOf !== null) headers[asOfHeader] = context.asOf;
    // The shop, and nobody else, ends sessions.
    if (this.#options.name === 'shop' && context.caller.session) headers[sessionHeader] = context.caller.session.token;
    return headers;
  }

  /** @param repeatable whether asking twice does no harm: a kept connection may have ended under the question. */
  async #post(body: string, headers: Record<string, string>, repeatable: boolean) {
    const signal = AbortSignal.timeout(this.#options.timeoutMs);
    const ask = () => this.#pool.request({ path: this.#path, method: 'POST', headers, body, signal });
    const response = await ask().catch((fault: unknown) => {
      if (repeatable && hasConnectionEnded(fault)) return ask();
      throw fault;
    });
    const text = await response.body.text();
    const cookies = response.headers['set-cookie'] ?? [];
    return { text, cookies: typeof cookies === 'string' ? [cookies] : cookies };
  }
}

function hasConnectionEnded(fault: unknown): boolean {
  return fault instanceof Error && 'code' in fault && (fault.code === 'UND_ERR_SOCKET' || fault.code === 'ECONNRESET');
}

function isContext(context: object): context is GatewayContext {
  return 'signedIdentity' in context;
}
