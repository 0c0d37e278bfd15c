import { textIn } from './chosen.ts';
import { type ControlProps, describedField } from './place.ts';
import { useControl } from './use-control.tsx';
import { useDraft } from './use-draft.ts';
import { fromWallClock, toWallClock } from './wall-clock.ts';

type Kind = 'date' | 'time' | 'datetime-local';

/** A date, a time, or both, in the browser's own fields. Where choosing acts, it acts when the field is left, or by Enter. */
export function Picker({ kind, ...props }: ControlProps & { readonly kind: Kind }) {
  const control = useControl(props);
  const draft = useDraft(control);
  const instant = kind === 'datetime-local';
  const shown = textIn(draft.shown);
  return (
    <>
      <input
        type={kind}
        className="bk-picker"
        {...describedField(props)}
        value={instant ? toWallClock(shown) : shown}
        onChange={({ target: { value } }) => draft.change((instant ? fromWallClock(value) : value) || null)}
        onBlur={() => void draft.settle()}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !control.acts) return;
          event.preventDefault();
          void draft.settle();
        }}
      />
      {control.question}
    </>
  );
}
