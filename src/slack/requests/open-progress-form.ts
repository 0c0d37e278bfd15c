import type { Report } from '#src/domain/progress/read-report.ts';
import { prepareReport } from '#src/use-cases/prepare-report.ts';
import { drawProgressModal } from '../views/progress-modal.ts';
import { refusalReply } from '../views/refusals.ts';
import { type Answer, refusal } from './answer.ts';
import type { Context } from './handler.ts';

/** Opens the form for a progress report, from a button or a shortcut, filled with what there is of it. */
export async function openProgressForm({ actor, channelId, now }: Context, report: Report | null): Promise<Answer> {
  const prepared = prepareReport(actor, { channelId, report }, now);
  if (prepared.refused) return refusal(refusalReply(prepared.refusal));
  return { kind: 'open', view: drawProgressModal(prepared.value) };
}
