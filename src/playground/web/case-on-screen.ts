import { DateTime } from 'luxon';
import { isDone } from '../cases/is-done.ts';
import { type RunningCase, zoneOf } from '../running-case.ts';
import type { CaseOnScreen, ClockOnScreen } from './contract.ts';
import { dueAfter } from './due.ts';
import { dueOnScreen, inWords, isoOf } from './times.ts';

/** The case with its walk-through, and what of that has been done. */
export function caseOnScreen(running: RunningCase): CaseOnScreen {
  const { key, title, about, steps } = running.case;
  const { workspace, clock } = running.world;
  const history = { deliveries: workspace.deliveries(), now: clock.now() };
  const directChannelOf = (user: string): string => workspace.as(user).direct().id;
  return {
    key,
    title,
    about,
    steps: steps.map(({ what, does }) => ({
      what,
      as: does.kind === 'wait' ? null : does.as,
      in: does.kind === 'wait' ? null : does.in,
      type: does.kind === 'type' ? does.text : null,
      until: does.kind === 'wait' ? isoOf(DateTime.fromISO(does.until), zoneOf(running)) : null,
      done: isDone(does, history, directChannelOf),
    })),
  };
}

/** The organisation's time, and what falls due next. */
export function clockOnScreen(running: RunningCase): ClockOnScreen {
  const now = running.world.clock.now();
  const timezone = zoneOf(running);
  const due = dueAfter(running.known(), now).slice(0, 10);
  return { now: isoOf(now, timezone), words: inWords(now, timezone), timezone, due: due.map((one) => dueOnScreen(one, timezone)) };
}
