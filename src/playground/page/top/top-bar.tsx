import { CasesMenu } from '../cases/cases-menu.tsx';
import { ClockBar } from '../clock/clock-bar.tsx';
import { inWords, progressOf } from '../guide/progress.ts';
import { Icon } from '../parts/icon.tsx';
import { useSession } from '../session.ts';
import type { Panes } from '../use-panes.ts';
import './top-bar.css';
import { YouAre } from './you-are.tsx';

/** What Slack does not have: the case, the clock, the guide, and who one is. */
export function TopBar({ panes, connected }: { readonly panes: Panes; readonly connected: boolean }) {
  const { steps } = useSession().screen.case;
  const progress = progressOf(steps);
  const { done, all } = progress;
  return (
    <header className="top-bar">
      <button
        type="button"
        className="icon-button top-menu"
        aria-label="Channels and messages"
        title="Channels and messages"
        aria-expanded={panes.pane === 'sidebar'}
        onClick={panes.toggleSidebar}
      >
        <Icon name="menu" />
      </button>
      <CasesMenu />
      <ClockBar />
      <button type="button" className="top-button top-guide" aria-expanded={panes.guideShown} onClick={panes.toggleGuide}>
        <Icon name="route" />
        <span>Guide</span>
        {all > 0 && (
          <>
            <small aria-hidden="true">
              {done}/{all}
            </small>
            <span className="visually-hidden">: {inWords(progress)}</span>
          </>
        )}
      </button>
      <YouAre />
      <p className="hanging" role="status">
        {connected ? '' : 'Reconnecting ...'}
      </p>
    </header>
  );
}
