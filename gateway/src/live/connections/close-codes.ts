import { CloseCode } from 'graphql-ws';
import type { NotAdmittedError } from '../../identity/caller.ts';
import type { DropReason } from './outlet.ts';

/** A close code and its reason, which a frame has at most 123 bytes for. */
export type Farewell = readonly [code: number, reason: string];

/** Codes of graphql-transport-ws, for what a client did. */
export const farewells = {
  badMessage: [CloseCode.BadRequest, 'Invalid message received'],
  notIntroduced: [CloseCode.Unauthorized, 'Unauthorized'],
  notAllowed: [CloseCode.Forbidden, 'Forbidden'],
  wrongProtocol: [CloseCode.SubprotocolNotAcceptable, 'Subprotocol not acceptable'],
  silent: [CloseCode.ConnectionInitialisationTimeout, 'Connection initialisation timeout'],
  introducedTwice: [CloseCode.TooManyInitialisationRequests, 'Too many initialisation requests'],
  failed: [CloseCode.InternalServerError, 'Internal server error'],
} as const satisfies Record<string, Farewell>;

/** Of WebSocket's registry at IANA: leads clients to come back by themselves. */
const tryAgainLater = 1013;

/** What is to be done to be let in, in English: a reason is for those who write the client. */
export function notAdmitted({ code, text: { en } }: NotAdmittedError): Farewell {
  const isShort = Buffer.byteLength(en) <= 123;
  if (code === 'SERVICE_UNAVAILABLE') return [tryAgainLater, isShort ? en : 'Try again later'];
  return [CloseCode.Forbidden, isShort ? en : 'Forbidden'];
}

/** A client has used an id that it still follows something by. */
export function taken(id: string): Farewell {
  const reason = `Subscriber for ${id} already exists`;
  const isShort = Buffer.byteLength(reason) <= 123;
  return [CloseCode.SubscriberAlreadyExists, isShort ? reason : 'Subscriber already exists'];
}

/**
 * Codes for what the gateway decides. Those of WebSocket (RFC 6455 and its registry at IANA): 1012 and 1013 lead clients
 * to come back by themselves, and to go on where they were; 1008 tells them not to.
 */
export const dropFarewells: Readonly<Record<DropReason, Farewell>> = {
  'session over': [CloseCode.Forbidden, 'The session is over'],
  draining: [1012, 'Connect again'],
  slow: [tryAgainLater, 'Too slow: connect again'],
  'too many': [tryAgainLater, 'Too many connections: close another first'],
  flood: [1008, 'Too many messages'],
  unpaid: [tryAgainLater, 'Too many requests: wait, then connect again'],
};
