import { casesMenu } from '../cases/cases-menu.tsx';
import { Icon } from '../parts/icon.tsx';
import { useSession } from '../session.ts';
import './guide.css';
import { GuideStep } from './guide-step.tsx';
import { inWords, type Progress, progressOf } from './progress.ts';
import { useFocusFollowed } from './use-focus-followed.ts';

type GuideProps = {
  readonly shown: boolean;
  /** Only the next step: a thread needs the room */
  readonly brief: boolean;
  readonly hide: () => void;
};

/** What to try in this case, in order; a hint where a case has no walk-through. */
export function Guide({ shown, brief, hide }: GuideProps) {
  const { title, hint, steps } = useSession().screen.case;
  const progress = progressOf(steps);
  const following = useFocusFollowed(progress.done + progress.skipped);
  if (!shown) return null;
  return (
    <aside className="guide" aria-label="Guide" data-brief={brief} tabIndex={-1} {...following}>
      <header className="guide-header">
        <h2>Try the case</h2>
        <button type="button" className="icon-button" aria-label="Hide the guide" title="Hide the guide" onClick={hide}>
          <Icon name="close" />
        </button>
        {steps.length === 0 ? <p>{hint}</p> : <HowFar title={title} progress={progress} />}
      </header>
      {steps.length > 0 && (
        <ol>
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: steps never change their places
            <GuideStep key={index} step={step} index={index} />
          ))}
        </ol>
      )}
    </aside>
  );
}

function HowFar({ title, progress }: { readonly title: string; readonly progress: Progress }) {
  const { done, skipped, all, finished } = progress;
  const words = inWords(progress);
  return (
    <>
      <progress value={done + skipped} max={all} aria-label={`${title}: ${words}`} />
      <p className="soft">{finished ? `${words}. Go on as you like.` : words}</p>
      {finished && (
        <button type="button" className="button guide-other" popoverTarget={casesMenu}>
          Start another case
        </button>
      )}
    </>
  );
}
