import { app } from '../live/place.ts';
import { conversationCalled, placeShown } from '../live/place-shown.ts';
import { useNames } from '../names.ts';
import { useSession } from '../session.ts';

export type Where = {
  /** "#clg", "Conclave's messages" */
  readonly name: string;
  /** " as Co-Medical Director" where one is somebody else, so that nobody becomes another person unawares */
  readonly asWhom: string;
  readonly isYou: boolean;
  /** Whether one is this person and looks at this conversation */
  readonly isThere: boolean;
  /** The thread that is open there */
  readonly thread: string | null;
};

/** Where somebody is to do or see something, seen from where one is. */
export function useWhere(as: string, channel: string): Where {
  const { screen, you, place } = useSession();
  const names = useNames();
  const shown = placeShown(screen, place);
  const isYou = as === you.id;
  const here = shown.kind === 'conversation' && shown.conversation.id === conversationCalled(screen.conversations, channel)?.id;
  return {
    name: channel === app ? `${screen.bot.name}'s messages` : `#${names.channel(channel)}`,
    asWhom: isYou ? '' : ` as ${names.user(as)}`,
    isYou,
    isThere: isYou && here,
    thread: here ? shown.thread : null,
  };
}
