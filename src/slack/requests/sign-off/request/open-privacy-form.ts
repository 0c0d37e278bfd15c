import type { WhichSignOff } from '#src/use-cases/sign-off/read/find-sign-off.ts';
import { preparePrivacy } from '#src/use-cases/sign-off/request/set-privacy.ts';
import { refusalReply } from '../../../views/refusals.ts';
import { drawPrivacyForm } from '../../../views/sign-off/request/privacy-form.ts';
import { type Answer, refusal } from '../../answer.ts';
import type { Context } from '../../handler.ts';

/** Opens the form that says who may see a request, from a command or a button. */
export async function openPrivacyForm({ stores, actor, now, typed }: Context, which: WhichSignOff): Promise<Answer> {
  const prepared = await preparePrivacy(stores, actor, which, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, typed));
  return { kind: 'open', view: drawPrivacyForm(prepared.value) };
}
