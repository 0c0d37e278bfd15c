import type { Screen } from '../web/contract.ts';
import { Middle } from './channel/middle.tsx';
import { Developer } from './developer/developer.tsx';
import type { TrafficLog } from './developer/traffic-log.ts';
import { Guide } from './guide/guide.tsx';
import type { Place } from './live/place.ts';
import { placeShown } from './live/place-shown.ts';
import { send } from './live/send.ts';
import { Modals } from './modal/modals.tsx';
import { Names } from './names.ts';
import { namesFor } from './names-for.ts';
import { Notices } from './parts/notices.tsx';
import { SessionProvider } from './session.ts';
import { Sidebar } from './sidebar/sidebar.tsx';
import { useReadMarks } from './sidebar/use-read-marks.ts';
import { ThreadPanel } from './thread/thread-panel.tsx';
import { TopBar } from './top/top-bar.tsx';
import { useFocusKept } from './use-focus-kept.ts';
import { useNewSession } from './use-new-session.ts';
import { useNotices } from './use-notices.ts';
import { usePanes } from './use-panes.ts';

type WorldProps = {
  readonly screen: Screen;
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  readonly connected: boolean;
  readonly traffic: TrafficLog;
};

/** The workspace as one person sees it, and around it what only a playground has: the clock, the guide, the traffic. */
export function World({ screen, place, go, connected, traffic }: WorldProps) {
  const panes = usePanes();
  const { notices, tell, dismiss } = useNotices();
  const goThere = (to: Partial<Place>) => {
    if (to.in !== undefined || to.thread !== undefined) panes.toConversation();
    go(to);
  };
  const session = useNewSession({ screen, place: { ...place, as: screen.you }, go: goThere, tell });
  const names = namesFor(session);
  const reading = useReadMarks(screen.world, screen.you);
  const shown = placeShown(screen, place);
  const thread = shown.kind === 'conversation' ? shown.thread : null;
  useFocusKept(panes.pane);
  return (
    <SessionProvider value={session}>
      <Names value={names}>
        <a className="skip" href={thread === null ? '#conversation' : '#thread'}>
          Skip to the {thread === null ? 'conversation' : 'thread'}
        </a>
        <div className="world">
          <TopBar panes={panes} connected={connected} />
          <div className="columns" data-pane={panes.pane} data-thread={thread !== null}>
            <Sidebar shown={shown} marks={reading.marks} />
            <main>
              <Middle shown={shown} reading={reading} />
              {shown.kind === 'conversation' && thread !== null && (
                <ThreadPanel key={thread} conversation={shown.conversation} thread={thread} />
              )}
            </main>
            <Guide shown={panes.guideShown} brief={thread !== null} hide={panes.toggleGuide} />
            <Notices notices={notices} dismiss={dismiss} />
          </div>
          <Developer traffic={traffic} />
        </div>
        <Modals modals={screen.modals} act={(act) => send(screen.you, act)} />
      </Names>
    </SessionProvider>
  );
}
