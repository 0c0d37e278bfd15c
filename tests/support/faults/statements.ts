/** Reads what a client says to PostgreSQL (the frontend half of its wire protocol), message by message. */
export type Said = {
  /** The SQL that a message brings, or that was prepared before and is now given its values */
  readonly statement: string | null;
  /** Everything said on this connection since its transaction began: statements and the values bound to them */
  readonly transaction: string;
  readonly bytes: Buffer;
};

export function statementReader() {
  let waiting = Buffer.alloc(0);
  let started = false;
  let transaction = '';
  const prepared = new Map<string, string>();

  function said(kind: string, body: string, bytes: Buffer): Said {
    const statement = statementIn(kind, body);
    if (statement === 'BEGIN') transaction = '';
    if (statement !== null) transaction += `${statement}\n`;
    if (kind === 'B') transaction += `${body}\n`;
    return { statement, transaction, bytes };
  }

  function statementIn(kind: string, body: string): string | null {
    if (kind === 'Q') return body.slice(0, -1);
    const [first = '', second = ''] = body.split('\0');
    if (kind === 'B') return prepared.get(second) ?? null;
    if (kind !== 'P') return null;
    prepared.set(first, second);
    return second;
  }

  return function* read(chunk: Buffer): Generator<Said> {
    waiting = Buffer.concat([waiting, chunk]);
    for (;;) {
      // The first message has no letter before its length.
      const header = started ? 1 : 0;
      if (waiting.length < header + 4) return;
      const end = header + waiting.readUInt32BE(header);
      if (waiting.length < end) return;
      const bytes = waiting.subarray(0, end);
      waiting = waiting.subarray(end);
      yield said(started ? String.fromCharCode(bytes[0] ?? 0) : '', bytes.subarray(header + 4).toString('latin1'), bytes);
      started = true;
    }
  };
}
