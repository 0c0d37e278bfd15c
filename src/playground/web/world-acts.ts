import type { DateTime } from 'luxon';
import { faultInWallTime, wallInstant } from '#src/domain/governance/dates.ts';
import { type RunningCase, zoneOf } from '../running-case.ts';
import type { Worlds } from '../worlds.ts';
import type { ActAnswer, WorldAct } from './contract.ts';
import { dueAfter } from './due.ts';
import { inWords } from './times.ts';

/** Moves the organisation's clock, skips a step of the walk-through, or starts a case. Where that is not possible the notice says why, and nothing has changed. */
export async function actOnWorld(worlds: Worlds, what: WorldAct): Promise<ActAnswer> {
  return { errors: {}, notice: await perform(worlds, what) };
}

async function perform(worlds: Worlds, what: WorldAct): Promise<string | null> {
  switch (what.kind) {
    case 'start_case':
      return worlds.start(what.key);
    case 'check_file':
      return worlds.check(what.name, what.source);
    case 'start_from_file':
      return worlds.startFrom(what.name, what.source);
    case 'go_to_next':
      return move(worlds, (running) => dueAfter(running.known(), running.world.clock.now())[0]?.at ?? 'Nothing else is due.');
    case 'advance_a_day':
      return move(worlds, (running) => running.world.clock.now().setZone(zoneOf(running)).plus({ days: 1 }));
    case 'skip_step':
      return skip(worlds, what.step);
    case 'set_clock':
      return move(worlds, (running) => faultInWallTime(what.to, zoneOf(running)) ?? wallInstant(what.to, zoneOf(running)));
  }
}

function skip(worlds: Worlds, step: number): Promise<null> {
  return worlds.inTurn(async (running) => {
    running.walkThrough.skip(step);
    await running.look();
    return null;
  });
}

/** As the page has it, in page/clock/time-to-set.ts */
const lastYear = 2100;

/** Moves to the instant, or gives the reason why there is none. */
function move(worlds: Worlds, to: (running: RunningCase) => DateTime | string): Promise<string | null> {
  return worlds.inTurn(async (running) => {
    await running.look();
    const { world } = running;
    const instant = to(running);
    if (typeof instant === 'string') return instant;
    if (instant.year > lastYear) return `The clock goes no further than the year ${lastYear}.`;
    if (instant < world.clock.now()) return `The clock never runs backwards: it is ${inWords(world.clock.now(), zoneOf(running))}.`;
    await world.advanceTo(instant);
    await running.look();
    return null;
  });
}
