import { useEffect, useRef } from 'react';
import type { StepOnScreen } from '../../web/contract.ts';
import { Icon } from '../parts/icon.tsx';
import { CopyList } from './copy-list.tsx';
import { LookButton } from './look-button.tsx';
import { StepButtons } from './step-buttons.tsx';

type GuideStepProps = { readonly step: StepOnScreen; readonly index: number };

export function GuideStep({ step, index }: GuideStepProps) {
  const item = useRef<HTMLLIElement>(null);
  const isNext = step.state === 'next';
  useEffect(() => {
    if (isNext && item.current) bringIntoSight(item.current);
  }, [isNext]);
  return (
    <li ref={item} className={`step step-${step.state}`} aria-current={isNext ? 'step' : undefined} tabIndex={isNext ? -1 : undefined}>
      <span className="step-mark" aria-hidden="true">
        {step.state === 'done' ? <Icon name="tick" /> : index + 1}
      </span>
      <div>
        {isNext && <NextStep step={step} index={index} />}
        {step.state === 'ahead' && <p>{step.what}</p>}
        {(step.state === 'done' || step.state === 'skipped') && <PastStep step={step} />}
      </div>
    </li>
  );
}

function NextStep({ step, index }: GuideStepProps) {
  return (
    <>
      <p>{step.what}</p>
      <Particulars step={step} />
      <StepButtons step={step} index={index} />
    </>
  );
}

/** One line, which opens to be read again. */
function PastStep({ step }: { readonly step: StepOnScreen }) {
  return (
    <>
      <details>
        <summary>
          <b>{step.state === 'done' ? 'Done' : 'Skipped'}: </b>
          {step.what}
        </summary>
        <Particulars step={step} />
      </details>
      {step.look !== null && <LookButton look={step.look} />}
    </>
  );
}

function Particulars({ step: { copy, type } }: { readonly step: StepOnScreen }) {
  return (
    <>
      {copy.length > 0 && <CopyList copy={copy} />}
      {type !== null && <code className="step-type">{type}</code>}
    </>
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
