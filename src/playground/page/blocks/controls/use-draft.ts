import { useState } from 'react';
import type { Chosen } from '../../../web/contract.ts';
import type { Control } from './use-control.tsx';

/**
 * For controls whose choice is made in several steps: a date of which the year is being typed, a list in which one box
 * after another is ticked. Where choosing acts, it acts once, when the person is done.
 */
export function useDraft(control: Control) {
  const [draft, setDraft] = useState<{ readonly chosen: Chosen } | null>(null);
  const change = (chosen: Chosen) => (control.acts ? setDraft({ chosen }) : control.fill(chosen));
  const settle = async () => {
    if (draft === null) return;
    if (JSON.stringify(draft.chosen) !== JSON.stringify(control.chosen)) await control.choose(draft.chosen);
    setDraft(null);
  };
  return { shown: draft === null ? control.chosen : draft.chosen, change, settle };
}
