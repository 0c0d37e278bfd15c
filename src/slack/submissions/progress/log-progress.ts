import { z } from 'zod';
import { type Refusal, type ReportPart, refuse } from '#src/domain/refusal.ts';
import { askKinds, statuses } from '#src/domain/status.ts';
import { logProgress } from '#src/use-cases/progress/log-progress.ts';
import { prepareReport } from '#src/use-cases/progress/prepare-report.ts';
import { formAnswer } from '../../requests/answers.ts';
import type { Form } from '../../requests/form.ts';
import { inputValue } from '../../requests/payloads.ts';
import { carried, chosen } from '../../requests/stale.ts';
import { drawProgressModal, logProgressCallback, progressFields } from '../../views/progress/progress-modal.ts';
import { progressSaved } from '../../views/replies.ts';

const place = z.object({
  channelId: z.string().nullable(),
  asked: z
    .object({ chosen: z.enum(statuses), said: z.array(z.enum(statuses)) })
    .nullable()
    .default(null),
});
const askKind = z.enum(askKinds);
const statusChosen = z.enum(statuses).nullable();

/** The form behind "Log progress" and "Complete". */
export const logProgressForm: Form = {
  callbackId: logProgressCallback,
  mainInput: progressFields.done,
  async submit({ stores, actor, now }, payload) {
    const { channelId, asked } = carried(payload.view.private_metadata, place);
    const filled = (field: string) => inputValue(payload, field).trim() || null;
    const kind = askKind.safeParse(filled(progressFields.askKind)).data;
    const text = filled(progressFields.ask);
    if (text !== null && kind === undefined) return formAnswer(refuse({ code: 'ask_without_kind' }), inputOf, progressSaved);
    const report = {
      pathwayKey: filled(progressFields.pathway),
      status: chosen(filled(progressFields.status), statusChosen),
      done: filled(progressFields.done) ?? '',
      next: filled(progressFields.next),
      pathToGreen: filled(progressFields.pathToGreen),
      ask: text !== null && kind !== undefined ? { kind, text } : null,
    };
    const outcome = await logProgress(stores, actor, { channelId, report, confirmed: asked }, now);
    return formAnswer(outcome, inputOf, progressSaved, (refusal) => {
      if (refusal.code !== 'status_contradicted') return null;
      const prepared = prepareReport(actor, { channelId, report }, now);
      return prepared.refused ? null : drawProgressModal({ ...prepared.value, contradiction: refusal });
    });
  },
};

const inputOfPart: Readonly<Record<ReportPart, string>> = {
  status: progressFields.status,
  text: progressFields.done,
  path_to_green: progressFields.pathToGreen,
  ask: progressFields.ask,
};

/** The input a refusal is about. */
function inputOf(refusal: Refusal): string {
  if (refusal.code === 'ask_without_kind') return progressFields.askKind;
  const [part] = refusal.code === 'report_incomplete' ? refusal.missing : [];
  return part ? inputOfPart[part] : progressFields.done;
}
