import type { Json } from '../../../workspace/model.ts';
import { listOf } from './chosen.ts';
import { type ControlProps, describedField } from './place.ts';
import { useControl } from './use-control.tsx';
import { useUploads } from './use-uploads.ts';

/** Files: taken to the workspace as soon as they are chosen, listed by name until the form is sent. */
export function FileInput(props: ControlProps) {
  const control = useControl(props);
  const { add, nameOf, uploading, problem } = useUploads(props, control);
  const chosen = listOf(control.chosen);
  return (
    <>
      <input
        type="file"
        className="bk-file"
        {...describedField(props)}
        multiple={props.element['max_files'] !== 1}
        accept={acceptOf(props.element)}
        onChange={({ target }) => {
          const files = [...(target.files ?? [])];
          // Emptied, so that the same file can be chosen again after it was removed.
          target.value = '';
          void add(files);
        }}
      />
      <p role="status" className={problem === null ? 'bk-small' : 'bk-error'}>
        {uploading ? 'Uploading ...' : problem}
      </p>
      <ul className="bk-files">
        {chosen.map((id) => (
          <li key={id}>
            <span>{nameOf(id)}</span>
            <button
              type="button"
              className="bk-button bk-button-small"
              aria-label={`Remove ${nameOf(id)}`}
              onClick={() => void control.choose(chosen.filter((one) => one !== id))}
            >
              Remove
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function acceptOf(element: Json): string | undefined {
  const types: unknown = element['filetypes'];
  return Array.isArray(types) ? types.map((type) => `.${String(type)}`).join(',') : undefined;
}
