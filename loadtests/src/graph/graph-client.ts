import { Agent, request } from 'undici';

/** Something that the graph is asked, and what a right answer to it looks like. */
export interface Question {
  /** As it is called in reports. */
  readonly name: string;
  readonly document: string;
  /** What is wrong with an answer, as a code for reports; null when nothing is. */
  readonly wrong: (data: Record<string, unknown>) => string | null;
}

export interface Answer {
  readonly data: Record<string, unknown>;
  readonly status: number;
  /** `ok`, or the code of what is wrong with it. */
  readonly ending: string;
  /** Seconds after which to ask again, when that was said. */
  readonly retryAfter: string | undefined;
}

interface GraphBody {
  readonly data?: Record<string, unknown> | null;
  readonly errors?: readonly { readonly message?: string; readonly extensions?: { readonly code?: string } }[];
}

/** How long an answer is waited for, in milliseconds: as long as a person would. */
const patienceMs = 30_000;

/** Asks one or several gateways over HTTP, in turn. */
export class GraphClient {
  readonly #urls: readonly string[];
  readonly #agent: Agent;
  #turn = 0;

  constructor(urls: readonly string[]) {
    this.#urls = urls;
    this.#agent = new Agent({
      // Callers of an open loop wait for nobody, and so neither for a connection.
      connections: 2_048,
      pipelining: 1,
      headersTimeout: patienceMs,
      bodyTimeout: patienceMs,
      keepAliveTimeout: 30_000,
    });
  }

  /** Never rejects: what goes wrong is an ending. */
  async ask(question: Question, variables: object, token: string | null, locale: 'ru' | 'en' = 'en'): Promise<Answer> {
    const url = this.#urls[this.#turn++ % this.#urls.length] ?? '';
    try {
      const response = await request(url, {
        dispatcher: this.#agent,
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          accept: 'application/graphql-response+json, application/json',
          'accept-language': locale,
          ...(token === null ? {} : { authorization: `Bearer ${token}` }),
        },
        body: JSON.stringify({ query: question.document, variables }),
      });
      const { statusCode: status, headers } = response;
      // A gateway answers in the shape of GraphQL; what is none of it fails below.
      const body = (await response.body.json()) as GraphBody;
      const data = body.data ?? {};
      const failed = body.errors?.[0] ?? (status === 200 ? undefined : {});
      const ending = failed ? (failed.extensions?.code ?? `HTTP ${status}`) : (question.wrong(data) ?? 'ok');
      const retryAfter = headers['retry-after'];
      return { data, status, ending, retryAfter: Array.isArray(retryAfter) ? retryAfter[0] : retryAfter };
    } catch (fault) {
      return { data: {}, status: 0, ending: codeOf(fault), retryAfter: undefined };
    }
  }

  /** Puts a file where it was said that it is wanted. @returns `ok`, or what went wrong */
  async put(url: string, bytes: Uint8Array): Promise<string> {
    try {
      const response = await request(url, { dispatcher: this.#agent, method: 'PUT', body: bytes });
      await response.body.dump();
      return response.statusCode < 300 ? 'ok' : `HTTP ${response.statusCode}`;
    } catch (fault) {
      return codeOf(fault);
    }
  }

  async close(): Promise<void> {
    await this.#agent.destroy();
  }
}

function codeOf(fault: unknown): string {
  if (fault instanceof SyntaxError) return 'NOT_JSON';
  if (fault instanceof Error) return 'code' in fault && typeof fault.code === 'string' ? fault.code : fault.name;
  return 'UNKNOWN';
}
