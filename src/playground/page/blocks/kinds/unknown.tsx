import { type Json, stringOf } from '../../../workspace/model.ts';

/** What the page can't draw is shown as it was sent. */
export function Unknown({ of }: { readonly of: Json }) {
  return (
    <details className="bk-unknown">
      <summary>
        The playground can't draw this: <code className="bk-code">{stringOf(of['type']) ?? 'no type'}</code>
      </summary>
      <pre className="bk-pre">{JSON.stringify(of, null, 2)}</pre>
    </details>
  );
}
