import { useState } from 'react';
import type { Act, Screen } from '../web/contract.ts';
import { useMoving } from './clock/use-moving.ts';
import type { Place } from './live/place.ts';
import { send } from './live/send.ts';
import { Kept } from './parts/kept.ts';
import type { Session } from './session.ts';

type Around = {
  readonly screen: Screen;
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  readonly tell: (notice: string | null) => void;
};

/** Puts together what every part of the page has at hand. */
export function useNewSession({ screen, place, go, tell }: Around): Session {
  const [drafts] = useState(() => new Kept<Readonly<Record<string, string>>>({}));
  const [wanted] = useState(() => new Kept<string | null>(null));
  const you = screen.people.find(({ id }) => id === screen.you) ?? { id: screen.you, name: screen.you, posts: '' };
  const act = async (done: Act) => {
    const answer = await send(screen.you, done);
    tell(answer.notice);
    return answer;
  };
  return { screen, you, place, go, act, tell, ...useMoving(), drafts, wanted };
}
