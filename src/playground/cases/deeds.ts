import type { Deed, Step } from './case.ts';

/** `words`: by which the command is known, whatever follows them. */
export function command(as: string, channel: string, name: string, words: string, text: string): Deed {
  const begins = `${name} ${words}`;
  return { kind: 'type', as, in: channel, begins, text: `${begins} ${text}`.trim() };
}

export function approve(as: string, channel: string, what: string): Step {
  return { what, does: { kind: 'press', as, in: channel, button: 'Approve' } };
}
