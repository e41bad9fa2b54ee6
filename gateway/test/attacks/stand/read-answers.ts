/** An answer of HTTP as it came over the wire. */
export interface Answered {
  readonly status: number;
  /** By names in lower case; of those that come twice the last. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/**
 * Complete answers among bytes that have come.
 * @param isAll whether no more will come: an answer without a length then ends here
 */
export function readAnswers(bytes: Buffer, isAll: boolean): readonly Answered[] {
  const answers: Answered[] = [];
  for (let rest = bytes; ;) {
    const headEnd = rest.indexOf('\r\n\r\n');
    if (headEnd < 0) return answers;
    const [first = '', ...lines] = rest.subarray(0, headEnd).toString('latin1').split('\r\n');
    const headers = new Map(
      lines.map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]),
    );
    const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(first)?.[1]);
    const body = bodyOf(rest.subarray(headEnd + 4), status, headers, isAll);
    if (!body) return answers;
    // What an answer before the answer says, `100 Continue`, is none.
    if (status >= 200) answers.push({ status, headers, body: body.text });
    rest = rest.subarray(headEnd + 4 + body.length);
  }
}

interface Body {
  readonly text: string;
  /** Bytes that it takes on the wire. */
  readonly length: number;
}

/** null while it is not complete. */
function bodyOf(rest: Buffer, status: number, headers: ReadonlyMap<string, string>, isAll: boolean): Body | null {
  if (status < 200 || status === 204 || status === 304) return { text: '', length: 0 };
  const said = headers.get('content-length');
  if (said !== undefined) {
    const length = Number(said);
    return rest.length >= length ? { text: rest.toString('utf8', 0, length), length } : null;
  }
  if (headers.get('transfer-encoding') === 'chunked') return chunksOf(rest);
  return isAll ? { text: rest.toString('utf8'), length: rest.length } : null;
}

function chunksOf(rest: Buffer): Body | null {
  const chunks: Buffer[] = [];
  for (let at = 0; ;) {
    const lineEnd = rest.indexOf('\r\n', at);
    if (lineEnd < 0) return null;
    const size = Number.parseInt(rest.toString('latin1', at, lineEnd), 16);
    const end = lineEnd + 2 + size + 2;
    if (rest.length < end) return null;
    if (size === 0) return { text: Buffer.concat(chunks).toString('utf8'), length: end };
    chunks.push(rest.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = end;
  }
}
