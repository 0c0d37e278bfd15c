import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';

type StepButtonProps = {
  /** Nothing is left to press; the button stays, so that the keyboard keeps its place */
  readonly done?: boolean;
  readonly main?: boolean;
  readonly press: () => void;
  readonly children: ReactNode;
};

export function StepButton({ done = false, main = false, press, children }: StepButtonProps) {
  return (
    <button type="button" className={`button${main ? ' button-primary' : ''}`} aria-disabled={done} onClick={() => done || press()}>
      {done && <Icon name="tick" />}
      {children}
    </button>
  );
}
