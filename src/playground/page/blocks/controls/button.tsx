import type { MouseEvent } from 'react';
import { stringOf } from '../../../workspace/model.ts';
import { useSource } from '../action-source.ts';
import { safeUrl } from '../text/markup.ts';
import { plainOf } from '../text/plain.ts';
import { useRunning } from '../use-running.ts';
import { type ControlProps, refOf } from './place.ts';
import { useConfirm } from './use-confirm.tsx';

/** A button. One with an address opens it, and the app is told all the same. */
export function Button({ element, place }: ControlProps) {
  const source = useSource();
  const { busy, run } = useRunning();
  const { ask, question } = useConfirm(element['confirm']);
  const url = safeUrl(element['url']);
  const press = async () => {
    if (source.busy || !(await ask())) return;
    if (url !== null) window.open(url, '_blank', 'noopener');
    await run(() => source.act(refOf({ element, place }), null));
  };
  const shared = {
    className: `bk-button bk-button-${stringOf(element['style']) ?? 'default'}`,
    'aria-label': stringOf(element['accessibility_label']) ?? undefined,
    'aria-busy': busy || undefined,
    onClick: (event: MouseEvent) => {
      event.preventDefault();
      void press();
    },
  };
  return (
    <>
      {url === null ? (
        // Not `disabled`: that would take the focus away.
        <button type="button" {...shared} aria-disabled={source.busy || undefined}>
          <ButtonWords of={element['text']} busy={busy} />
        </button>
      ) : (
        <a href={url} target="_blank" rel="noopener noreferrer" {...shared}>
          <ButtonWords of={element['text']} busy={busy} />
        </a>
      )}
      {question}
    </>
  );
}

function ButtonWords({ of, busy }: { readonly of: unknown; readonly busy: boolean }) {
  return (
    <>
      {busy && <span className="bk-spinner" aria-hidden="true" />}
      <span>{plainOf(of)}</span>
    </>
  );
}
