import { createContext, useContext } from 'react';
import type { Chosen, ControlRef, Filled, Values } from '../../web/contract.ts';

/** The message or view in which controls stand: what is filled in, and where pressing and choosing go. */
export type ActionSource = {
  /** As the server has it */
  readonly values: Values;
  /** What was filled in here since */
  readonly filled: Filled;
  /** What stands under inputs, by block id */
  readonly errors: Readonly<Record<string, string>>;
  /** True while something that was done here is not answered yet */
  readonly busy: boolean;
  readonly fill: (control: ControlRef, chosen: Chosen) => void;
  /** Settles when the act is answered */
  readonly act: (control: ControlRef, chosen: Chosen) => Promise<void>;
};

export const Source = createContext<ActionSource | null>(null);

export function useSource(): ActionSource {
  const source = useContext(Source);
  if (!source) throw new Error('Controls stand inside <Blocks>');
  return source;
}
