import { useNames } from '../../names.ts';
import { plainOf } from '../text/plain.ts';
import { textIn } from './chosen.ts';
import { type Group, groupsOf } from './options.ts';
import { type ControlProps, describedField } from './place.ts';
import { Unsupported } from './unsupported.tsx';
import { useControl } from './use-control.tsx';

/** A menu of which one is chosen: options, people, channels. */
export function Select(props: ControlProps) {
  const control = useControl(props);
  const groups = groupsOf(props.element, useNames());
  if (groups === null) return <Unsupported what="Lists that an app fills while you type" />;
  const clearable = props.place.field?.optional === true;
  return (
    <>
      <select
        className="bk-select"
        {...describedField(props)}
        value={textIn(control.chosen)}
        onChange={({ target }) => void control.choose(target.value === '' ? null : target.value)}
      >
        <option value="" hidden={!clearable}>
          {plainOf(props.element['placeholder']) || 'Choose'}
        </option>
        {groups.map((group) => (
          <OptionGroup key={group.label} group={group} />
        ))}
      </select>
      {control.question}
    </>
  );
}

/** The browser's lists have one line for each option: what is said of it follows in brackets. */
function OptionGroup({ group }: { readonly group: Group }) {
  const options = group.options.map(({ value, text, about }) => (
    <option key={value} value={value}>
      {about === '' ? text : `${text} (${about})`}
    </option>
  ));
  return group.label === null ? options : <optgroup label={group.label}>{options}</optgroup>;
}
