/** A test of the repository that goes beyond a bound: its file, and words of its sentence. */
export type Proof = readonly [file: string, sentence: string];

const servers = (sentence: string): Proof => ['infra/service-kit/test/attacks/servers.test.ts', sentence];
const uploads = (sentence: string): Proof => ['subgraphs/shop/test/attacks/uploads.test.ts', sentence];
const guesses = (sentence: string): Proof => ['subgraphs/shop/test/attacks/guesses.test.ts', sentence];
const slowed = (sentence: string): Proof => ['subgraphs/shop/test/slowed-tries.test.ts', sentence];
const people = (sentence: string): Proof => ['subgraphs/shop/test/people.test.ts', sentence];
const account = (sentence: string): Proof => ['subgraphs/shop/src/domain/accounts/account.test.ts', sentence];
const password = (sentence: string): Proof => ['subgraphs/shop/src/domain/accounts/password.test.ts', sentence];
const live = (sentence: string): Proof => ['gateway/test/attacks/live-floods.test.ts', sentence];
const kept = (sentence: string): Proof => ['gateway/src/live/streams/kept-frames.test.ts', sentence];
const messages = (words: string): Proof => ['gateway/test/attacks/websocket/messages.test.ts', words];
const history: Proof = ['subgraphs/shop/src/domain/accounts/people.test.ts', 'nobody pushes it out'];
const points: Proof = ['gateway/test/limits/limits.test.ts', 'is spent by the cost of operations'];
const costs: Proof = ['gateway/test/limits/limits-cost.test.ts', 'may be more for some than for others'];
const stalled = uploads('are ended too when they send a byte now and then');

/** For bounds that no test reads by their name: their tests have numbers of their own, so that they need not take long. */
export const proofs: Readonly<Record<string, Proof>> = {
  'servers.gatewayConnections': servers('closes what all together have'),
  'servers.gatewayConnectionsOfAddress': servers('closes what one address has'),
  'servers.subgraphConnections': servers('closes what all together have'),
  'servers.internalConnections': servers('closes what all together have'),
  'servers.headers': servers('answers headers that are too many by 431'),
  'servers.headersArrival': servers('closes a connection whose headers do not come'),
  'servers.arrival': servers('gives up a body that does not come'),
  'servers.fileArrival': servers('gives up a body that does not come'),
  'servers.operationArrival': servers('gives up a body that does not come'),
  'servers.answeredArrival': servers('closes a connection whose request is answered'),
  'servers.silence': servers('closes a connection whose request is answered'),
  'servers.keepAlive': servers('closes a connection whose headers do not come'),
  'live.connections': live('takes so many live connections'),
  'live.connectionsPerAccount': ['gateway/test/live/live-protocol.test.ts', 'when its account has too many'],
  'live.connectionsPerAddress': ['gateway/test/live/live-events.test.ts', 'are limited as sockets are'],
  'live.subscriptionsPerSocket': messages('that follows more than a socket may'),
  'live.subscriptionsPerCaller': live('lets one caller follow so much'),
  'live.subscriptionId': live('4400 for an id without end'),
  'live.introduction': live('what is too large before it'),
  'live.messagesAtOnce': messages('a thousand times'),
  'live.messagesPerMinute': ['gateway/src/live/limits.test.ts', 'a steady rate after that'],
  'live.introductionTime': ['gateway/test/live/live-protocol.test.ts', '4408'],
  'live.stalled': ['gateway/test/live/live-slow.test.ts', 'stalledMs'],
  'live.heldBytes': ['gateway/test/live/live-slow.test.ts', 'heldBytes'],
  'live.heldBytesPerCaller': live('holds no more for all sockets of a caller'),
  'live.heldBytesInAll': ['gateway/src/live/limits.test.ts', 'is counted for each caller and in all'],
  'live.keptBytesPerStream': kept('are as many as one stream has room for'),
  'live.keptBytesPerCaller': kept('of one caller take the place'),
  'live.keptBytesInAll': kept('are never more in all'),
  'sessions.unchecked': ['gateway/test/attacks/revoked.test.ts', 'is put out while Redis hangs'],
  'points.visitorPoints': points,
  'points.refusalWait': ['gateway/test/attacks/slowed-refusals.test.ts', 'wait, and come all the same'],
  'points.accountPoints': ['gateway/test/limits/limits.test.ts', 'of an account is its own'],
  'points.partnerPoints': points,
  'points.staffPoints': points,
  'points.visitorCost': costs,
  'points.accountCost': costs,
  'points.partnerCost': costs,
  'points.staffCost': costs,
  'operations.keyedVariables': ['gateway/test/attacks/cache-floods.test.ts', 'are computed once and kept once'],
  'operations.persistedBytes': ['gateway/test/attacks/persisted-documents.test.ts', 'are not pushed out by a flood'],
  'operations.persistedDocuments': [
    'gateway/test/attacks/persisted-documents.test.ts',
    'are not pushed out by a flood',
  ],
  'sessions.partnerKey': ['subgraphs/shop/test/partner-keys.test.ts', 'is not made of %j'],
  'accounts.hashesWaiting': guesses('what finds no place in the line'),
  'accounts.hashesWaitingEach': guesses('what finds no place in the line'),
  'accounts.busySeconds': guesses('what finds no place in the line'),
  'accounts.triesWithoutRedis': slowed('are counted more strictly by each process'),
  'accounts.longestPairWait': ['subgraphs/shop/src/domain/accounts/slowing.test.ts', 'up to a longest wait'],
  'accounts.accountsOfDevice': guesses('remembers the last few people of a browser'),
  'accounts.deviceCookie': guesses('remembers the last few people of a browser'),
  'people.email': account('has one e-mail address'),
  'people.displayName': account('has a name that stays in its line'),
  'people.password': password('is estimated by its first 40 characters'),
  'people.passwordEstimated': password('is estimated by its first 40 characters'),
  'people.passwordChanges': people('changes their password by the old one'),
  'people.peopleSearch': people('a page at a time'),
  'people.historyByOthers': history,
  'people.historyByOwner': history,
  'uploads.modelBytes': ['subgraphs/shop/test/uploads.test.ts', 'refuses more bytes than were declared'],
  'uploads.sendingAll': uploads('hold a bounded number of places'),
  'uploads.bufferedBytes': uploads('are not those who wait for our disk'),
  'uploads.silenceSeconds': uploads('are ended with words'),
  'uploads.paceSeconds': stalled,
  'uploads.paceBytes': stalled,
  'uploads.freeDiskBytes': uploads('is not gone below'),
  'uploads.retrySeconds': uploads('hold a bounded number of places'),
  'texts.id': ['subgraphs/pricing/test/quotes.test.ts', 'is not asked for of a model whose id is none of ours'],
  'texts.keyName': ['subgraphs/shop/test/partner-keys.test.ts', 'is not made of %j'],
  'texts.partnerKeys': ['subgraphs/shop/test/partner-keys.test.ts', 'is one of twenty at most'],
  'texts.productName': ['subgraphs/shop/src/domain/catalogue/product-change.test.ts', "'x'.repeat(121)"],
  'texts.productDescription': ['subgraphs/shop/src/domain/catalogue/product-change.test.ts', "'x'.repeat(2_001)"],
  'texts.priceNote': ['subgraphs/pricing/test/price-rules.test.ts', 'NOTE_TOO_LONG'],
};
