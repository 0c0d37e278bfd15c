import { useState } from 'react';
import type { Act, ActAnswer, ViewOnScreen } from '../../web/contract.ts';
import type { ActionSource } from './action-source.ts';
import { useFilled } from './use-filled.ts';
import { useRunning } from './use-running.ts';

/** Does something and gives what comes of it; what goes wrong on the way is in the notice. */
export type DoAct = (act: Act) => Promise<ActAnswer>;

export type ViewSource = {
  readonly source: ActionSource;
  /** What Slack says of the last act; null where all is well */
  readonly notice: string | null;
  readonly submit: () => Promise<void>;
  readonly close: () => Promise<void>;
};

const fine: ActAnswer = { errors: {}, notice: null };

/** The source of a view's controls, and what can be done with the view as a whole. */
export function useViewSource(view: ViewOnScreen, act: DoAct): ViewSource {
  const { filled, latest, fill } = useFilled(view.blocks);
  const { busy, run } = useRunning();
  const [answer, setAnswer] = useState({ ...fine, hash: view.hash });
  const send = (what: Act) => run(async () => setAnswer({ ...(await act(what)), hash: view.hash }));
  const whole = () => ({ viewId: view.id, filled: latest() });
  return {
    source: {
      values: view.values,
      filled,
      // An update of the view takes the errors with it.
      errors: answer.hash === view.hash ? answer.errors : fine.errors,
      busy,
      fill,
      act: (control, chosen) => send({ kind: 'act_on_view', control, chosen, ...whole() }),
    },
    notice: answer.notice,
    submit: () => send({ kind: 'submit', ...whole() }),
    close: () => send({ kind: 'close', ...whole() }),
  };
}
