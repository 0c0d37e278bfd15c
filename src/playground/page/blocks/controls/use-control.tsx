import type { ReactNode } from 'react';
import type { Chosen } from '../../../web/contract.ts';
import { useSource } from '../action-source.ts';
import { chosenNow } from './chosen.ts';
import { type ControlProps, refOf } from './place.ts';
import { useConfirm } from './use-confirm.tsx';

export type Control = {
  readonly chosen: Chosen;
  /** Whether choosing acts at once: outside of inputs, and in those that ask for it */
  readonly acts: boolean;
  /** Fills in without acting */
  readonly fill: (next: Chosen) => void;
  /** Fills in, and acts where choosing does; asks first where the app wants that. Where the person turns back, nothing changes. */
  readonly choose: (next: Chosen) => Promise<void>;
  /** The question, while it is asked; stands beside the control */
  readonly question: ReactNode;
};

/** What a control that holds a value has and does. */
export function useControl(props: ControlProps): Control {
  const source = useSource();
  const ref = refOf(props);
  const { field } = props.place;
  const acts = field === null || field.dispatches;
  const { ask, question } = useConfirm(props.element['confirm']);
  const fill = (next: Chosen) => source.fill(ref, next);
  const choose = async (next: Chosen) => {
    if (!(await ask())) return;
    fill(next);
    if (acts) await source.act(ref, next);
  };
  return { chosen: chosenNow(source, ref, props.element), acts, fill, choose, question };
}
