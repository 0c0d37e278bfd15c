import { useEffect, useRef } from 'react';
import type { ViewOnScreen } from '../../web/contract.ts';
import type { DoAct } from '../blocks/use-view-source.ts';
import { focusIn } from './focus-in.ts';
import { ModalView } from './modal-view.tsx';
import './modal.css';

type ModalsProps = {
  /** The lowest first */
  readonly modals: readonly ViewOnScreen[];
  readonly act: DoAct;
};

/** The modals before a person as one dialog: the top one is seen, those below keep what is filled in. */
export function Modals({ modals, act }: ModalsProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  const left = useRef(new Map<string, HTMLElement>());
  const top = modals.at(-1)?.id ?? null;
  useEffect(() => {
    if (top === null) {
      dialog.current?.close();
      left.current.clear();
      return;
    }
    // Asked before the dialog opens, which puts the focus somewhere by itself.
    const before = left.current.get(top) ?? null;
    if (dialog.current?.open === false) dialog.current.showModal();
    const view = document.getElementById(top);
    if (view) focusIn(view, before);
  }, [top]);
  return (
    <dialog
      ref={dialog}
      className="modal"
      aria-labelledby={`${top ?? ''}-title`}
      // What closes it is the answer to the act, not the browser.
      closedby="none"
      onFocus={({ target }) => {
        if (top !== null) left.current.set(top, target);
      }}
    >
      {modals.map((view, index) => (
        <ModalView key={view.id} view={view} below={modals[index - 1]?.title ?? null} top={view.id === top} act={act} />
      ))}
    </dialog>
  );
}
