import { z } from 'zod';
import { endInterest } from '#src/use-cases/membership/end-interest.ts';
import { answerWith } from '../../requests/answers.ts';
import { button } from '../../requests/button.ts';
import { endInterestAction, interestEnded } from '../../views/membership/interests.ts';

/** "End" beside an interest in Home. */
export const endInterestNow = button(endInterestAction, z.object({ interestId: z.uuid() }), async (context, ended) =>
  answerWith(await endInterest(context.stores, context.actor, ended, context.now), context, interestEnded),
);
