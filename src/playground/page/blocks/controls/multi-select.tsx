import { useId, useState } from 'react';
import { useNames } from '../../names.ts';
import { plainOf } from '../text/plain.ts';
import { listOf } from './chosen.ts';
import { groupsOf, type Option } from './options.ts';
import { type ControlProps, described } from './place.ts';
import { Unsupported } from './unsupported.tsx';
import { useControl } from './use-control.tsx';
import { useDraft } from './use-draft.ts';

/** A menu of which several are chosen. It acts when it is closed. */
export function MultiSelect(props: ControlProps) {
  const { element, place } = props;
  const control = useControl(props);
  const draft = useDraft(control);
  const groups = groupsOf(element, useNames());
  const [open, setOpen] = useState(false);
  if (groups === null) return <Unsupported what="Lists that an app fills while you type" />;
  const chosen = listOf(draft.shown);
  const options = groups.flatMap((group) => group.options);
  const most = Number(element['max_selected_items'] ?? Number.POSITIVE_INFINITY);
  const toggle = (value: string, on: boolean) => draft.change(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset can't be a disclosure
    <div role="group" {...described(props)}>
      <details
        className="bk-multi"
        open={open}
        onToggle={({ currentTarget }) => {
          setOpen(currentTarget.open);
          if (currentTarget.open) currentTarget.scrollIntoView({ block: 'nearest' });
          if (!currentTarget.open) void draft.settle();
        }}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !open) return;
          // The modal below has an ear for Escape too.
          event.preventDefault();
          event.stopPropagation();
          setOpen(false);
          event.currentTarget.querySelector('summary')?.focus();
        }}
      >
        <summary id={place.field?.id} className="bk-select">
          <Chips options={options.filter(({ value }) => chosen.includes(value))} none={plainOf(element['placeholder']) || 'Choose'} />
        </summary>
        <div className="bk-multi-options">
          {options.map((option) => (
            <Check
              key={option.value}
              option={option}
              on={chosen.includes(option.value)}
              full={chosen.length >= most}
              toggle={(on) => toggle(option.value, on)}
            />
          ))}
        </div>
      </details>
      {control.question}
    </div>
  );
}

function Chips({ options, none }: { readonly options: readonly Option[]; readonly none: string }) {
  if (options.length === 0) return <span className="bk-placeholder">{none}</span>;
  return (
    <span className="bk-chips">
      {options.map(({ value, text }) => (
        <span key={value} className="bk-chip">
          {text}
        </span>
      ))}
    </span>
  );
}

type CheckProps = { readonly option: Option; readonly on: boolean; readonly full: boolean; readonly toggle: (on: boolean) => void };

function Check({ option, on, full, toggle }: CheckProps) {
  const id = useId();
  return (
    <div className="bk-option">
      <input id={id} type="checkbox" checked={on} disabled={full && !on} onChange={({ target }) => toggle(target.checked)} />
      <div>
        <label htmlFor={id}>{option.text}</label>
        {option.about !== '' && <div className="bk-small">{option.about}</div>}
      </div>
    </div>
  );
}
