import type { ChangeEvent } from 'react';
import type { WorldAct } from '../../web/contract.ts';
import { useSession } from '../session.ts';

/** A start that is asked about before it happens. */
export type Start = { readonly title: string; readonly act: WorldAct };

/** The cases to start from, one's own governance file, and the same again. */
export function CaseChoice({ choose }: { readonly choose: (start: Start) => void }) {
  const { screen } = useSession();
  const { key: current, title, about } = screen.case;
  const others = screen.cases.filter(({ key }) => key !== current);
  const chooseFile = async ({ target }: ChangeEvent<HTMLInputElement>) => {
    const file = target.files?.[0];
    if (file) choose({ title: `from ${file.name}`, act: { kind: 'start_from_file', name: file.name, source: await file.text() } });
  };
  const again = screen.cases.some(({ key }) => key === current);
  return (
    <>
      <h2>{title}</h2>
      <p>{about}</p>
      {again && (
        <button
          type="button"
          className="button"
          onClick={() => choose({ title: `${title} again`, act: { kind: 'start_case', key: current } })}
        >
          Start again
        </button>
      )}
      {others.length > 0 && <h3>Start another case</h3>}
      <ul>
        {others.map((other) => (
          <li key={other.key}>
            <button
              type="button"
              className="button"
              onClick={() => choose({ title: other.title, act: { kind: 'start_case', key: other.key } })}
            >
              {other.title}
            </button>
          </li>
        ))}
      </ul>
      <h3>Start from a governance file</h3>
      <label className="file-choice">
        <span className="visually-hidden">A governance file (YAML)</span>
        <input type="file" accept=".yaml,.yml" onChange={(event) => void chooseFile(event)} />
      </label>
    </>
  );
}
