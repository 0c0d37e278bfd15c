import { useId } from 'react';
import { isJson, type Json } from '../../../workspace/model.ts';
import { useSource } from '../action-source.ts';
import { Control } from '../controls/control.tsx';
import { isGroup, type Place } from '../controls/place.ts';
import { plainOf } from '../text/plain.ts';

/** A field of a form: its label, the control, then what is wrong with it and the hint. */
export function Input({ block }: { readonly block: Json }) {
  const id = useId();
  const blockId = String(block['block_id']);
  const error = useSource().errors[blockId];
  const element = isJson(block['element']) ? block['element'] : {};
  const hint = plainOf(block['hint']);
  const optional = block['optional'] === true;
  const said = [...(error === undefined ? [] : [`${id}-error`]), ...(hint === '' ? [] : [`${id}-hint`])].join(' ');
  const place: Place = {
    blockId,
    labelledBy: `${id}-label`,
    field: { id, describedBy: said, invalid: error !== undefined, optional, dispatches: block['dispatch_action'] === true },
  };
  const label = (
    <>
      {plainOf(block['label'])}
      {optional && <span className="bk-optional"> (optional)</span>}
    </>
  );
  return (
    <div className="bk-input" data-invalid={error === undefined ? undefined : true}>
      {isGroup(element['type']) ? (
        <div id={`${id}-label`} className="bk-label">
          {label}
        </div>
      ) : (
        <label id={`${id}-label`} htmlFor={id} className="bk-label">
          {label}
        </label>
      )}
      <Control element={element} place={place} />
      {error !== undefined && (
        <p id={`${id}-error`} className="bk-error">
          {error}
        </p>
      )}
      {hint !== '' && (
        <p id={`${id}-hint`} className="bk-small">
          {hint}
        </p>
      )}
    </div>
  );
}
