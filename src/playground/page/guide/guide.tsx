import { Icon } from '../parts/icon.tsx';
import { useSession } from '../session.ts';
import './guide.css';
import { GuideStep } from './guide-step.tsx';
import { progressOf } from './progress.ts';

type GuideProps = {
  readonly shown: boolean;
  /** Only the next step: a thread needs the room */
  readonly brief: boolean;
  readonly hide: () => void;
};

/** What to try in this case, in order; nothing where a case has no walk-through. */
export function Guide({ shown, brief, hide }: GuideProps) {
  const { title, steps } = useSession().screen.case;
  const { done, all, current } = progressOf(steps);
  if (!shown || all === 0) return null;
  return (
    <aside className="guide" aria-label="Guide" data-brief={brief}>
      <header className="guide-header">
        <h2>Try the case</h2>
        <button type="button" className="icon-button" aria-label="Hide the guide" title="Hide the guide" onClick={hide}>
          <Icon name="close" />
        </button>
        <progress value={done} max={all} aria-label={`${title}: ${done} of ${all} steps done`} />
        <p className="soft">
          {current ? `${done} of ${all} steps done` : `All ${all} steps done. Go on as you like, or start another case.`}
        </p>
      </header>
      <ol>
        {steps.map((step, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: steps never change their places
          <GuideStep key={index} step={step} number={index + 1} current={step === current} />
        ))}
      </ol>
    </aside>
  );
}
