import { useId } from 'react';
import { useDialog } from '../parts/use-dialog.ts';

type ProblemsDialogProps = { readonly problems: readonly string[]; readonly onClose: () => void };

/** Why a case did not start, in full. */
export function ProblemsDialog({ problems, onClose }: ProblemsDialogProps) {
  const dialog = useDialog();
  const id = useId();
  return (
    <dialog ref={dialog} className="dialog problems" aria-labelledby={id} onClose={onClose}>
      <h2 id={id}>The case was not started</h2>
      <ul className="dialog-body">
        {problems.map((problem, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes, and may say the same twice
          <li key={index}>{problem}</li>
        ))}
      </ul>
      <div className="dialog-buttons">
        <button type="button" className="button button-primary" onClick={onClose}>
          Close
        </button>
      </div>
    </dialog>
  );
}
