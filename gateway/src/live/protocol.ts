import type { IncomingMessage } from 'node:http';
import { isSignedIn } from '@alexandrite/contracts/identity';
import type { Clock } from '@alexandrite/service-kit/clock';
import { badInput, unauthenticated } from '@alexandrite/service-kit/errors';
import type { Log } from '@alexandrite/service-kit/log';
import { type ExecutionArgs, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { CloseCode, type ConnectionInitMessage, makeServer, type Server } from 'graphql-ws';
import type { WebSocket } from 'ws';
import type { Graph } from '../graph/graph.ts';
import { showError } from '../graph/show-error.ts';
import { type Caller, type CallerChecks, identify } from '../identity/caller.ts';
import { readCredentials } from '../identity/credentials.ts';
import { chooseLocale } from '../identity/locale.ts';
import type { LiveHub } from './hub.ts';
import { isPlan, type LivePlan, planSubscription } from './plan.ts';
import { SocketSession } from './socket-session.ts';
import { openSubscription } from './subscription.ts';

/** How long a client may take to introduce itself, in milliseconds. */
const introductionLimitMs = 5_000;

/** How many subscriptions one socket may hold: a page has a handful. */
const subscriptionsPerSocket = 50;

export interface ProtocolOptions {
  readonly graph: Graph;
  readonly hub: LiveHub;
  readonly checks: CallerChecks;
  readonly identitySecret: string;
  readonly clock: Clock;
  readonly log: Log;
  readonly sessionCheckMs: number;
}

/** One socket, and who is at its other end once they have introduced themselves. */
export interface Visit {
  readonly request: IncomingMessage;
  readonly socket: WebSocket;
  session: SocketSession | null;
}

type Introduction = ConnectionInitMessage['payload'];

/**
 * What is said over a socket: introductions, subscriptions and their ends. Close codes are the protocol's: 4400 for what
 * is no message, 4401 for a subscription before the introduction, 4403 for a token that does not hold and a session
 * that is over, 4408 and 4429 for no introduction and too many, 4500 for faults of ours.
 */
export function createProtocol(options: ProtocolOptions): Server<Visit> {
  const { graph, log } = options;
  /** What was understood of a subscription and who asked, between the two hooks in which the library asks about it. */
  const prepared = new WeakMap<ExecutionArgs, { readonly plan: LivePlan; readonly subscriber: SocketSession }>();

  return makeServer<Introduction, Visit>({
    connectionInitWaitTimeout: introductionLimitMs,

    async onConnect({ connectionParams, extra: visit }) {
      const caller = await introduce(visit.request, connectionParams, options.checks);
      if (!caller) return false;
      if (visit.socket.readyState !== visit.socket.OPEN) return false;
      visit.session = new SocketSession(caller, {
        revoked: options.checks.revoked,
        clock: options.clock,
        checkEveryMs: options.sessionCheckMs,
        onOver: () => visit.socket.close(CloseCode.Forbidden, 'The session is over'),
      });
      return true;
    },

    onSubscribe({ subscriptions, extra: { session } }, _id, payload) {
      if (!session) return [unauthenticated()];
      if (Object.keys(subscriptions).length > subscriptionsPerSocket) {
        return [badInput(`One socket holds at most ${subscriptionsPerSocket} subscriptions.`)];
      }
      const schema = graph.schema();
      const plan = planSubscription(schema, payload);
      if (!isPlan(plan)) return plan;
      if (!maySubscribe(plan, session.caller)) return [unauthenticated()];
      const args: ExecutionArgs = { schema, document: plan.document, operationName: payload.operationName ?? null };
      prepared.set(args, { plan, subscriber: session });
      return args;
    },

    subscribe(args) {
      const { plan, subscriber } = prepared.get(args) ?? {};
      if (!plan || !subscriber) throw new Error('a subscription was not prepared');
      return openSubscription(plan, { ...options, subscriber });
    },

    onError: (_visit, _id, _payload, errors) => errors.map((error) => shown(error, log)),
  });
}

/** Who is at the other end: by the token in the introduction, else as in any request. null when the token does not hold. */
async function introduce(request: IncomingMessage, given: Introduction, checks: CallerChecks): Promise<Caller | null> {
  const { token, locale } = given ?? {};
  const credentials =
    typeof token === 'string' && token !== '' ? ({ kind: 'bearer', token } as const) : readCredentials(request.headers);
  const language = chooseLocale(typeof locale === 'string' ? locale : undefined, request.headers['accept-language']);
  try {
    return await identify(credentials, language, checks);
  } catch (fault) {
    if (fault instanceof GraphQLError) return null;
    throw fault;
  }
}

/** Whether there can be anything for this caller to see; what it is, each push decides. */
function maySubscribe({ source }: LivePlan, { identity }: Caller): boolean {
  return source.follows === 'state' || !source.needsSession || isSignedIn(identity);
}

/** The library wraps what ended a subscription. */
function shown(error: GraphQLError, log: Log): GraphQLFormattedError {
  const cause = error.originalError instanceof GraphQLError ? error.originalError : error;
  return showError(cause.toJSON(), cause, log);
}
