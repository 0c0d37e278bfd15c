import type { ViewOnScreen } from '../../web/contract.ts';

type HeadProps = { readonly view: ViewOnScreen; readonly below: string | null; readonly close: () => void };

/** The title, and the way out: back to the view below where there is one. */
export function ModalHead({ view, below, close }: HeadProps) {
  return (
    <header className="modal-head">
      {below !== null && (
        <button type="button" className="modal-icon" aria-label={`Back to ${below}`} onClick={close}>
          <span aria-hidden="true">←</span>
        </button>
      )}
      <h2 id={`${view.id}-title`}>{view.title}</h2>
      {below === null && (
        <button type="button" className="modal-icon" aria-label="Close" onClick={close}>
          <span aria-hidden="true">✕</span>
        </button>
      )}
    </header>
  );
}

type FootProps = { readonly view: ViewOnScreen; readonly busy: boolean; readonly close: () => void };

export function ModalFoot({ view, busy, close }: FootProps) {
  return (
    <footer className="modal-foot">
      <span role="status" className="bk-small">
        {busy ? 'Working ...' : ''}
      </span>
      <button
        type="button"
        className="bk-button"
        // The only button has the focus first: what was done is read with it.
        aria-describedby={view.submit === null ? `${view.id}-body` : undefined}
        onClick={close}
      >
        {view.close}
      </button>
      {view.submit !== null && (
        <button type="submit" className="bk-button bk-button-primary" aria-disabled={busy || undefined}>
          {view.submit}
        </button>
      )}
    </footer>
  );
}
