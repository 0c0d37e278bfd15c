import { DateTime } from 'luxon';
import type { Look, Step } from '../cases/case.ts';
import { type RunningCase, zoneOf } from '../running-case.ts';
import type { CaseOnScreen, ClockOnScreen, LookOnScreen, StepOnScreen } from './contract.ts';
import { dueAfter } from './due.ts';
import { dueOnScreen, inWords, isoOf, withoutYear } from './times.ts';

/** The case with its walk-through, and how far that has come. */
export function caseOnScreen(running: RunningCase): CaseOnScreen {
  const { key, title, about, hint, steps } = running.case;
  const states = running.walkThrough.states();
  return { key, title, about, hint, steps: steps.map((step, index) => stepOnScreen(running, step, states[index] ?? 'ahead')) };
}

function stepOnScreen(running: RunningCase, { what, does, copy, look }: Step, state: StepOnScreen['state']): StepOnScreen {
  const toCopy = copy ?? (does.kind === 'submit' ? does.values : {});
  return {
    what,
    as: does.kind === 'wait' ? null : does.as,
    in: does.kind === 'wait' ? null : does.in,
    type: does.kind === 'type' ? does.text : null,
    reopen: does.kind === 'submit' ? does.opens : null,
    copy: Object.entries(toCopy).map(([label, value]) => ({ label, value: [value].flat().join(', ') })),
    until: does.kind === 'wait' ? untilOnScreen(DateTime.fromISO(does.until), zoneOf(running)) : null,
    look: state === 'done' && look ? lookOnScreen(running, look) : null,
    state,
  };
}

function untilOnScreen(at: DateTime, zone: string): StepOnScreen['until'] {
  return { at: isoOf(at, zone), words: withoutYear(at, zone) };
}

/** Null as long as the message that is to be seen has not come. */
function lookOnScreen({ world }: RunningCase, { thread: begins, ...look }: Look): LookOnScreen | null {
  if (begins === undefined) return { ...look, thread: null };
  const message = world.workspace
    .as(look.as)
    .sees(look.in)
    .findLast(({ text }) => text.startsWith(begins));
  return message ? { ...look, thread: message.ts } : null;
}

/** The organisation's time, and what falls due next. */
export function clockOnScreen(running: RunningCase): ClockOnScreen {
  const now = running.world.clock.now();
  const timezone = zoneOf(running);
  const due = dueAfter(running.known(), now).slice(0, 10);
  return { now: isoOf(now, timezone), words: inWords(now, timezone), timezone, due: due.map((one) => dueOnScreen(one, timezone)) };
}
