/** What a request asks for, read and understood as HTTP; the graph has not seen it yet. */
export interface Operation {
  /** GET may only read. */
  readonly method: 'GET' | 'POST';
  /** The document; null when it is asked for by its hash alone. */
  readonly text: string | null;
  /** SHA-256 of the document's text, in hexadecimal. */
  readonly hash: string;
  /** Whether the client wants the document to be remembered, to ask by its hash from now on. */
  readonly isToBeRemembered: boolean;
  readonly operationName: string | undefined;
  readonly variables: Record<string, unknown>;
}
