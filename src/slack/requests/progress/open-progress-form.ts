import type { Report } from '#src/domain/progress/read-report.ts';
import { gateOf } from '#src/use-cases/actor.ts';
import { prepareReport } from '#src/use-cases/progress/prepare-report.ts';
import { drawProgressModal } from '../../views/progress/progress-modal.ts';
import { refusalReply } from '../../views/refusals.ts';
import { type Answer, type Reply, refusal } from '../answer.ts';
import { askFromTheStart } from '../ask-about-numbers.ts';
import type { Context } from '../handler.ts';

/**
 * Opens the form for a progress report, filled with what there is of it.
 *
 * @param report what was typed, or what is to be filled in; null for an empty form
 * @param otherwise what is said where Slack does not open it
 */
export async function openProgressForm(
  { actor, channelId, now, typed }: Context,
  report: string | Report | null,
  otherwise?: Reply,
): Promise<Answer> {
  const prepared = prepareReport(actor, { channelId, report }, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal, typed));
  const view = askFromTheStart(drawProgressModal(prepared.value), gateOf(actor));
  return { kind: 'open', view, ...(otherwise ? { otherwise } : {}) };
}
