import { z } from 'zod';
import { verdictKinds } from '#src/domain/sign-off/sign-off.ts';
import { actAsChair } from '#src/use-cases/sign-off/decide/act-as-chair.ts';
import { contestVerdict } from '#src/use-cases/sign-off/decide/contest-verdict.ts';
import { contestVersion } from '#src/use-cases/sign-off/decide/contest-version.ts';
import { giveVerdict } from '#src/use-cases/sign-off/decide/give-verdict.ts';
import { button } from '../../../requests/button.ts';
import { answerDecision } from '../../../requests/sign-off/decide/answer-decision.ts';
import { privateActions } from '../../../views/sign-off/decide/private-buttons.ts';
import { chairHasActed, verdictContested, verdictRecorded, versionContested } from '../../../views/sign-off/decide/replies.ts';

// The buttons that stand in a private message: its question is answered, so the answer takes its place.

const onVersion = z.object({ signOffBodyId: z.uuid(), version: z.int() });

/** "Yes, abstain", "Reject, reason to follow" and the like. */
export const give = button(
  privateActions.give,
  onVersion.extend({ verdict: z.enum(verdictKinds), toFollow: z.boolean() }),
  async (context, { toFollow: reasonToFollow, ...decided }) => {
    const outcome = await giveVerdict(context.stores, context.actor, { ...decided, reason: null, reasonToFollow }, context.now);
    return { ...(await answerDecision(context, decided.signOffBodyId, outcome, verdictRecorded)), replaces: true };
  },
  { onRecord: true },
);

export const actAsChairNow = button(
  privateActions.actAsChair,
  onVersion,
  async (context, decided) => {
    const outcome = await actAsChair(context.stores, context.actor, { ...decided, reason: null, reasonToFollow: true }, context.now);
    return { ...(await answerDecision(context, decided.signOffBodyId, outcome, chairHasActed)), replaces: true };
  },
  { onRecord: true },
);

/** Why something was contested by somebody for whom Slack opens no form. */
const withoutReason = 'No reason was given: Slack opened no form for it.';

export const contestVersionNow = button(
  privateActions.contestVersion,
  onVersion,
  async (context, contested) => {
    const outcome = await contestVersion(context.stores, context.actor, { ...contested, reason: withoutReason }, context.now);
    return { ...(await answerDecision(context, contested.signOffBodyId, outcome, versionContested)), replaces: true };
  },
  { onRecord: true },
);

export const contestVerdictNow = button(
  privateActions.contestVerdict,
  z.object({ signOffBodyId: z.uuid(), verdictId: z.uuid() }),
  async (context, contested) => {
    const outcome = await contestVerdict(context.stores, context.actor, { ...contested, reason: withoutReason }, context.now);
    return { ...(await answerDecision(context, contested.signOffBodyId, outcome, verdictContested)), replaces: true };
  },
  { onRecord: true },
);
