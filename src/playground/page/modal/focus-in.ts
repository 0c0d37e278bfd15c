/** Puts the focus into a view: where it was before, else to what comes first. */
export function focusIn(view: HTMLElement, before: HTMLElement | null): void {
  if (before?.isConnected && view.contains(before)) before.focus();
  else focusFirst(view);
}

/** Where the app wants it, else to the first field; where nothing is asked, to the only button there is, else to the content. */
export function focusFirst(view: HTMLElement): void {
  const wanted = view.querySelector<HTMLElement>('[data-focus-on-load]');
  const within = wanted?.matches('[role]') ? wanted.querySelector<HTMLElement>(fields) : wanted;
  const field = within ?? view.querySelector<HTMLElement>(`.bk-input :is(${fields})`);
  const button = view.querySelector<HTMLElement>('.modal-foot button:only-of-type');
  (field ?? button ?? view.querySelector<HTMLElement>('.modal-body'))?.focus();
}

/** To the first field that is wrong, with what is said of it in sight. */
export function focusError(view: HTMLElement | null): void {
  const wrong = view?.querySelector<HTMLElement>('[data-invalid]');
  wrong?.querySelector<HTMLElement>(fields)?.focus();
  wrong?.scrollIntoView({ block: 'nearest' });
}

const fields = 'input, select, textarea, summary';
