import { useState } from 'react';
import type { WorldAct } from '../../web/contract.ts';
import { send } from '../live/send.ts';

export type Moving = {
  /** Whether the clock is being moved from here */
  readonly moving: boolean;
  /** Moves the clock, unless it moves already. What speaks against it, or null. */
  readonly moveClock: (act: WorldAct) => Promise<string | null>;
};

export function useMoving(): Moving {
  const [moving, setMoving] = useState(false);
  const moveClock = async (act: WorldAct) => {
    if (moving) return null;
    setMoving(true);
    const { notice } = await send(null, act);
    setMoving(false);
    return notice;
  };
  return { moving, moveClock };
}
