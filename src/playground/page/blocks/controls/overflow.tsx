import { useId, useRef, useState } from 'react';
import { type Json, objectsOf, stringOf } from '../../../workspace/model.ts';
import { useSource } from '../action-source.ts';
import { safeUrl } from '../text/markup.ts';
import { plainOf } from '../text/plain.ts';
import { itemsOf, moveIn, stand } from './menu.ts';
import { type ControlProps, refOf } from './place.ts';
import { useConfirm } from './use-confirm.tsx';

/** The "more" menu behind three dots. */
export function Overflow({ element, place }: ControlProps) {
  const source = useSource();
  const id = useId();
  const [open, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const menu = useRef<HTMLDivElement>(null);
  const { ask, question } = useConfirm(element['confirm']);
  const choose = async (option: Json) => {
    menu.current?.hidePopover();
    if (source.busy || !(await ask())) return;
    const url = safeUrl(option['url']);
    if (url !== null) window.open(url, '_blank', 'noopener');
    await source.act(refOf({ element, place }), stringOf(option['value']));
  };
  return (
    <>
      <button
        type="button"
        ref={opener}
        className="bk-button bk-overflow"
        aria-label="More actions"
        aria-haspopup="menu"
        aria-expanded={open}
        aria-controls={id}
        popoverTarget={id}
      >
        <span aria-hidden="true">⋯</span>
      </button>
      <div
        ref={menu}
        id={id}
        popover="auto"
        role="menu"
        aria-label="More actions"
        tabIndex={-1}
        className="bk-menu"
        onBeforeToggle={({ newState }) => {
          if (newState === 'open') stand(menu.current, opener.current);
        }}
        onToggle={({ newState }) => {
          setOpen(newState === 'open');
          if (newState === 'open') itemsOf(menu.current)[0]?.focus();
        }}
        onKeyDown={(event) => moveIn(menu.current, event)}
      >
        {objectsOf(element['options']).map((option) => (
          <Item key={stringOf(option['value'])} option={option} choose={() => void choose(option)} />
        ))}
      </div>
      {question}
    </>
  );
}

function Item({ option, choose }: { readonly option: Json; readonly choose: () => void }) {
  const about = plainOf(option['description']);
  return (
    <button type="button" role="menuitem" tabIndex={-1} className="bk-menu-item" onClick={choose}>
      <span>{plainOf(option['text'])}</span>
      {about !== '' && <span className="bk-small">{about}</span>}
    </button>
  );
}
