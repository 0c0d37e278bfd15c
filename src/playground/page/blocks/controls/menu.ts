import type { KeyboardEvent } from 'react';

export function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role=menuitem]') ?? [])];
}

/** As high as one item with its description is, about: the menu is placed before it can be measured. */
const itemHeight = 52;
const width = 220;
const edge = 8;

/** Below its button and within the window: what scrolls can't cut it off there. */
export function stand(menu: HTMLElement | null, opener: HTMLElement | null): void {
  if (!menu || !opener) return;
  const { bottom, right } = opener.getBoundingClientRect();
  const { clientWidth, clientHeight } = document.documentElement;
  menu.style.top = `${Math.max(edge, Math.min(bottom + 4, clientHeight - itemHeight * itemsOf(menu).length - 2 * edge))}px`;
  menu.style.right = `${Math.max(edge, Math.min(clientWidth - right, clientWidth - width - edge))}px`;
}

/** The keys of a menu: arrows, Home and End go from item to item, Escape and Tab leave it. */
export function moveIn(menu: HTMLElement | null, event: KeyboardEvent): void {
  const items = itemsOf(menu);
  const at = items.findIndex((item) => item.matches(':focus'));
  const next = { ArrowDown: at + 1, ArrowUp: at - 1 + items.length, Home: 0, End: items.length - 1 }[event.key];
  if (event.key === 'Tab' || event.key === 'Escape') menu?.hidePopover();
  if (next === undefined && event.key !== 'Escape') return;
  // The modal below has an ear for Escape too.
  event.preventDefault();
  event.stopPropagation();
  if (next !== undefined) items[next % items.length]?.focus();
}
