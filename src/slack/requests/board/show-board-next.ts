import { showBoardClock } from '#src/use-cases/board/show-board-clock.ts';
import { drawBoardNext } from '../../views/board/board-next.ts';
import type { SlackMessage } from '../../views/layout.ts';
import { ofBody } from '../../views/of-body.ts';
import type { Answer } from '../answer.ts';
import { showOrAsk } from '../answers.ts';
import type { Context } from '../handler.ts';
import { meetingQuestion } from './show-digest-preview.ts';

/** The next meetings with everything derived from their dates, from a command or a button. */
export async function showBoardNext(
  context: Context,
  body: string | { readonly id: string },
  around: (drawn: SlackMessage) => SlackMessage = (drawn) => drawn,
): Promise<Answer> {
  const { stores, actor, now } = context;
  const clock = await showBoardClock(stores, actor.directory, actor.person, meetingQuestion(context, body), now);
  return showOrAsk(clock, context, ofBody.next, (view) => around(drawBoardNext(view)));
}
