import { type ReactNode, useId, useLayoutEffect, useRef, useState } from 'react';
import { isJson, type Json } from '../../../workspace/model.ts';
import { plainOf } from '../text/plain.ts';
import { Text } from '../text/text.tsx';

type Answer = (agreed: boolean) => void;

/** The dialog that asks before something is sent, where the app wants one. `ask` gives true at once where it does not. */
export function useConfirm(confirm: unknown): { readonly ask: () => Promise<boolean>; readonly question: ReactNode } {
  const [answer, setAnswer] = useState<Answer | null>(null);
  if (!isJson(confirm)) return { ask: () => Promise.resolve(true), question: null };
  const ask = () => new Promise<boolean>((resolve) => setAnswer(() => resolve));
  const settle = (agreed: boolean) => {
    setAnswer(null);
    answer?.(agreed);
  };
  return { ask, question: answer && <Question confirm={confirm} answer={settle} /> };
}

function Question({ confirm, answer }: { readonly confirm: Json; readonly answer: Answer }) {
  const id = useId();
  const dialog = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const shown = dialog.current;
    shown?.showModal();
    // Closing, rather than only going, gives the focus back.
    return () => shown?.close();
  }, []);
  return (
    <dialog
      ref={dialog}
      className="bk-question"
      aria-labelledby={`${id}-title`}
      aria-describedby={`${id}-text`}
      onCancel={(event) => {
        event.preventDefault();
        answer(false);
      }}
      onKeyDown={(event) => {
        // The modal below has an ear for Escape too.
        event.stopPropagation();
      }}
    >
      <h2 id={`${id}-title`}>{plainOf(confirm['title'])}</h2>
      <div id={`${id}-text`}>
        <Text of={confirm['text']} />
      </div>
      <div className="bk-question-buttons">
        <button type="button" className="bk-button" onClick={() => answer(false)}>
          {plainOf(confirm['deny'])}
        </button>
        <button
          type="button"
          className={`bk-button bk-button-${confirm['style'] === 'danger' ? 'danger-filled' : 'primary'}`}
          onClick={() => answer(true)}
        >
          {plainOf(confirm['confirm'])}
        </button>
      </div>
    </dialog>
  );
}
