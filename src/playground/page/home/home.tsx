import { useEffect, useRef } from 'react';
import type { ViewOnScreen } from '../../web/contract.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { type DoAct, useViewSource } from '../blocks/use-view-source.ts';
import './home.css';

/** The app's Home as this person has it. */
export function Home({ home, act }: { readonly home: ViewOnScreen | null; readonly act: DoAct }) {
  if (home === null) return <p className="home-empty">Nothing here yet</p>;
  return <HomeView key={home.id} view={home} act={act} />;
}

function HomeView({ view, act }: { readonly view: ViewOnScreen; readonly act: DoAct }) {
  const { source } = useViewSource(view, act);
  const page = useRef<HTMLDivElement>(null);
  useEffect(() => page.current?.querySelector<HTMLElement>('[data-focus-on-load]')?.focus(), []);
  return (
    <div ref={page} className="home">
      <Blocks blocks={view.blocks} fallback="" source={source} />
    </div>
  );
}
