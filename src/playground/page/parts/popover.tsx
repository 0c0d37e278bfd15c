import { type CSSProperties, type KeyboardEvent, type ReactNode, type Ref, useId, useRef, useState } from 'react';

export type PopoverProps = {
  /** Where a button elsewhere opens it, too */
  readonly id?: string;
  /** What stands on the button */
  readonly button: ReactNode;
  readonly buttonClass: string;
  /** The button's name where its content does not give one */
  readonly buttonLabel?: string;
  readonly label: string;
  readonly role?: 'dialog' | 'menu';
  readonly className?: string;
  readonly onKeyDown?: (event: KeyboardEvent) => void;
  readonly contentRef?: Ref<HTMLDivElement>;
  /** What it shows while it is open */
  readonly children: (close: () => void) => ReactNode;
};

/** A button with something that opens beside it. The browser closes it: by Escape, and by a click elsewhere. */
export function Popover(props: PopoverProps) {
  const { button, buttonClass, buttonLabel, label, role = 'dialog', className = '', onKeyDown, contentRef, children } = props;
  const ownId = useId();
  const id = props.id ?? ownId;
  const trigger = useRef<HTMLButtonElement>(null);
  const [at, setAt] = useState<CSSProperties | null>(null);
  const close = () => document.getElementById(id)?.hidePopover();
  return (
    <>
      <button
        ref={trigger}
        type="button"
        className={buttonClass}
        aria-label={buttonLabel}
        title={buttonLabel}
        aria-haspopup={role}
        aria-expanded={at !== null}
        popoverTarget={id}
      >
        {button}
      </button>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: its role is dialog or menu */}
      {/* biome-ignore lint/a11y/useAriaPropsSupportedByRole: both roles are named */}
      <div
        id={id}
        ref={contentRef}
        popover="auto"
        role={role}
        aria-label={label}
        className={`popover ${className}`}
        style={at ?? {}}
        onKeyDown={onKeyDown}
        onBeforeToggle={({ newState }) => newState === 'open' && trigger.current && setAt(beside(trigger.current))}
        onToggle={({ newState, currentTarget }) => {
          if (newState === 'open') focusFirst(currentTarget);
          // Not before it is closed: the browser gives the focus back only if it is still in there.
          else setAt(null);
        }}
      >
        {at === null ? null : children(close)}
      </div>
    </>
  );
}

/** Not before it is there to be seen: what is hidden takes no focus. */
function focusFirst(popover: HTMLElement): void {
  popover.querySelector<HTMLElement>('[data-first]')?.focus();
}

const gap = 4;

/** Towards the middle of the window, whose edge it never crosses. */
function beside(button: HTMLElement): CSSProperties {
  const { top, bottom, left, right } = button.getBoundingClientRect();
  const { innerWidth, innerHeight } = window;
  const leftwards = left + right > innerWidth;
  const margin = Math.max(leftwards ? innerWidth - right : left, 2 * gap);
  const below = top + bottom < innerHeight;
  return {
    [leftwards ? 'right' : 'left']: margin,
    [below ? 'top' : 'bottom']: (below ? bottom : innerHeight - top) + gap,
    maxWidth: innerWidth - margin - 2 * gap,
    maxHeight: (below ? innerHeight - bottom : top) - 3 * gap,
  };
}
