import { useEffect, useRef } from 'react';
import type { ViewOnScreen } from '../../web/contract.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { useKeptFocus } from '../blocks/use-kept-focus.ts';
import { type DoAct, useViewSource } from '../blocks/use-view-source.ts';
import { focusError, focusFirst } from './focus-in.ts';
import { ModalFoot, ModalHead } from './modal-parts.tsx';

type ModalViewProps = {
  readonly view: ViewOnScreen;
  /** The title of the view to which closing leads back; null for the lowest */
  readonly below: string | null;
  readonly top: boolean;
  readonly act: DoAct;
};

/** One view of the stack: title, blocks, and the buttons that send or close it. */
export function ModalView({ view, below, top, act }: ModalViewProps) {
  const { source, notice, submit, close } = useViewSource(view, act);
  const { errors, busy } = source;
  const form = useRef<HTMLFormElement>(null);
  const closeOnce = useOnce(close);
  useKeptFocus(form, focusFirst);
  useEffect(() => {
    if (Object.keys(errors).length > 0) focusError(form.current);
  }, [errors]);
  const asksForSomething = view.blocks.some((block) => block['type'] === 'input');
  return (
    <form
      ref={form}
      id={view.id}
      className="modal-view"
      hidden={!top}
      noValidate
      aria-busy={busy}
      onSubmit={(event) => {
        event.preventDefault();
        if (!busy) void submit();
      }}
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        closeOnce();
      }}
    >
      <ModalHead view={view} below={below} close={closeOnce} />
      {notice !== null && (
        <p role="alert" className="modal-notice">
          {notice}
        </p>
      )}
      {/* Text that scrolls has to be reached by keyboard. */}
      <div id={`${view.id}-body`} className="modal-body" tabIndex={asksForSomething ? -1 : 0}>
        <Blocks blocks={view.blocks} fallback="" source={source} />
      </div>
      <ModalFoot view={view} busy={busy} close={closeOnce} />
    </form>
  );
}

/** Closes once, however often it is asked while that is under way: the next time would close the view below. */
function useOnce(close: () => Promise<void>): () => void {
  const closing = useRef(false);
  return () => {
    if (closing.current) return;
    closing.current = true;
    void close().finally(() => {
      closing.current = false;
    });
  };
}
