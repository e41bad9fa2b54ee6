/** What asking costs besides the operation itself, in points. */
export const prices = {
  /** Any request, a kept answer among them. */
  request: 1,
  /** A body, or a message of a socket: for each so many bytes a point. */
  bytesAPoint: 1_024,
  /** A text that this gateway has not seen: it is parsed, compared with the schema and planned, some fifty times the work of a kept answer. */
  newDocument: 50,
  /** … and the more, the longer it is: for each so many characters a point. */
  charactersAPoint: 50,
  /** A document that is to be remembered by its hash, for everybody: for each so many bytes a point. */
  storedBytesAPoint: 10,
  /** A socket: a handshake, and memory for as long as it is open. */
  socket: 10,
  /** A subscription, whatever comes of it. */
  subscription: 20,
  /**
   * A subscription pays when it begins for its state and for the first changes; those after that are not counted, for
   * a change is computed once for all who follow it, and how many there are is not up to who follows.
   */
  pushesPaid: 4,
  /** A file got: it passes through the shop and the gateway, some ten times the work of a kept answer. */
  file: 10,
  /** A file put: the shop checks it, stores it, and has it measured. */
  upload: 200,
} as const;

/** What a text costs that this gateway has not seen. */
export function priceOfDocument(characters: number): number {
  return prices.newDocument + Math.ceil(characters / prices.charactersAPoint);
}
