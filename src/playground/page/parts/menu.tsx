import { type KeyboardEvent, type ReactNode, useRef } from 'react';
import { Popover } from './popover.tsx';

export type MenuItem = { readonly key: string; readonly label: string; readonly detail?: string; readonly run: () => void };

type MenuProps = {
  readonly button: ReactNode;
  readonly buttonClass: string;
  readonly label: string;
  readonly items: readonly MenuItem[];
};

/** A button with a menu, as the keyboard expects one: arrows, Home, End, Escape. */
export function Menu({ button, buttonClass, label, items }: MenuProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Popover
      button={button}
      buttonClass={buttonClass}
      buttonLabel={label}
      label={label}
      role="menu"
      className="menu"
      contentRef={content}
      onKeyDown={(event) => content.current && move(event, content.current)}
    >
      {(close) => <MenuItems items={items} close={close} />}
    </Popover>
  );
}

function MenuItems({ items, close }: { readonly items: readonly MenuItem[]; readonly close: () => void }) {
  return items.map(({ key, label, detail, run }, index) => (
    <button
      key={key}
      data-first={index === 0 || undefined}
      type="button"
      role="menuitem"
      tabIndex={-1}
      className="menu-item"
      onClick={() => {
        close();
        run();
      }}
    >
      {label}
      {detail === undefined ? null : <small>{detail}</small>}
    </button>
  ));
}

function move(event: KeyboardEvent, content: HTMLElement): void {
  const items = [...content.querySelectorAll<HTMLElement>('[role="menuitem"]')];
  const current = items.findIndex((item) => item.matches(':focus'));
  const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: -1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  items.at(to % items.length)?.focus();
}
