import { useEffect, useRef } from 'react';
import type { StepOnScreen } from '../../web/contract.ts';
import { Icon } from '../parts/icon.tsx';
import { StepButtons } from './step-buttons.tsx';

type GuideStepProps = { readonly step: StepOnScreen; readonly number: number; readonly current: boolean };

export function GuideStep({ step, number, current }: GuideStepProps) {
  const item = useRef<HTMLLIElement>(null);
  useEffect(() => {
    if (current && item.current) bringIntoSight(item.current);
  }, [current]);
  const state = step.done ? 'done' : current ? 'current' : 'ahead';
  return (
    <li ref={item} className={`step step-${state}`} aria-current={current ? 'step' : undefined}>
      <span className="step-mark" aria-hidden="true">
        {step.done ? <Icon name="tick" /> : number}
      </span>
      <div>
        <p>
          {step.done && <b>Done: </b>}
          {step.what}
        </p>
        {current && step.type !== null && <code className="step-type">{step.type}</code>}
        {current && <StepButtons step={step} />}
      </div>
    </li>
  );
}

/** Room for the guide's header, in pixels. */
const margin = 96;

/** Not by `scrollIntoView`: Tab would go on from there, and a new page's first stop would not be the first link. */
function bringIntoSight(step: HTMLElement): void {
  const guide = step.closest('.guide');
  if (!guide) return;
  const [{ top, bottom }, seen] = [step.getBoundingClientRect(), guide.getBoundingClientRect()];
  const [above, below] = [seen.top + margin - top, bottom + margin - seen.bottom];
  if (above > 0) guide.scrollTop -= above;
  else if (below > 0) guide.scrollTop += below;
}
