import { Message } from './message.tsx';
import { type Row, repliesInWords } from './rows.ts';

/** Messages in the order in which they were written. */
export function MessageList({ rows, inThread = false }: { readonly rows: readonly Row[]; readonly inThread?: boolean }) {
  return (
    <ol className="message-list">
      {rows.map((row) => (
        <li key={row.key} className={`row row-${row.kind}`}>
          {row.kind === 'day' && <h3>{row.day}</h3>}
          {row.kind === 'new' && <span>New</span>}
          {row.kind === 'replies' && <span>{repliesInWords(row.count)}</span>}
          {row.kind === 'message' && <Message message={row.message} follows={row.follows} replies={row.replies} inThread={inThread} />}
        </li>
      ))}
    </ol>
  );
}
