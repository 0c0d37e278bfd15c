import { useEffect, useState } from 'react';
import { useLive } from './live/use-live.ts';
import { usePlace } from './live/use-place.ts';
import { World } from './world.tsx';

/** The whole page: waits for the first screen, then follows it. */
export function Playground() {
  const { place, go, settle } = usePlace();
  const { screen, connected, traffic } = useLive(place.as);
  const [shown, setShown] = useState(place);
  const you = screen?.you ?? null;
  // Until the screen of the next person has come, the last one's stays where it is.
  if (shown !== place && you === place.as) setShown(place);
  useEffect(() => {
    if (you !== null) settle(you);
  }, [you, settle]);
  if (screen === null) return <Waiting connected={connected} />;
  return <World key={screen.world} screen={screen} place={shown} go={go} connected={connected} traffic={traffic} />;
}

function Waiting({ connected }: { readonly connected: boolean }) {
  return (
    <main className="waiting">
      <h1>Conclave playground</h1>
      <p role="status">{connected ? 'Starting ...' : 'The playground does not answer. Trying again ...'}</p>
    </main>
  );
}
