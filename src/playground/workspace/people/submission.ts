import { z } from 'zod';
import { problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { SlackError } from '../api/answer.ts';
import { type Delivery, type DispatchError, isJson, type Json, type OpenView } from '../model.ts';
import type { WorkspaceState } from '../state.ts';

export type SubmitResult = {
  /** What stands under each input, by block id; the view stays open */
  readonly errors: Readonly<Record<string, string>>;
  /** Where the app did not answer as it should: the view stays open with Slack's own "We had some trouble connecting" */
  readonly error: DispatchError | null;
  /** The view that stands open afterwards */
  readonly open: OpenView | null;
  /** Null where Slack's own check of the inputs sent nothing */
  readonly delivery: Delivery | null;
};

const view = z.custom<Json>((value) => isJson(value) && value['type'] === 'modal' && problemsInView(value).length === 0);
const answers = z.discriminatedUnion('response_action', [
  z.object({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.object({ response_action: z.literal('update'), view }),
  z.object({ response_action: z.literal('push'), view }),
  z.object({ response_action: z.literal('clear') }),
]);

/** Does with the view what the app's answer to its submission says; an empty answer closes it. */
export function followAnswer(state: WorkspaceState, submitted: OpenView, delivery: Delivery): SubmitResult {
  const result = (errors: Record<string, string>, error: DispatchError | null): SubmitResult => ({
    errors,
    error,
    open: state.views.top(submitted.user),
    delivery,
  });
  if (delivery.error !== null) return result({}, delivery.error);
  const answer = parse(delivery.body);
  if (answer === 'empty') {
    closeSubmitted(state, submitted);
    return result({}, null);
  }
  const checked = answers.safeParse(answer);
  if (!checked.success) return result({}, 'invalid_response');
  if (checked.data.response_action === 'errors') {
    const known = submitted.blocks.map((block) => block['block_id']);
    const all = Object.keys(checked.data.errors).every((blockId) => known.includes(blockId));
    return all ? result(checked.data.errors, null) : result({}, 'invalid_response');
  }
  return result({}, change(state, submitted, checked.data));
}

type ChangeOfViews = Exclude<z.infer<typeof answers>, { response_action: 'errors' }>;

function change(state: WorkspaceState, submitted: OpenView, answer: ChangeOfViews): DispatchError | null {
  try {
    if (answer.response_action === 'clear') state.views.close(submitted.user, true);
    else if (answer.response_action === 'push') state.views.push(submitted.user, answer.view);
    else state.views.update(state.views.find({ id: submitted.id }), answer.view, null);
    return null;
  } catch (error) {
    if (error instanceof SlackError) return 'invalid_response';
    throw error;
  }
}

function closeSubmitted(state: WorkspaceState, submitted: OpenView): void {
  if (state.views.top(submitted.user)?.id === submitted.id) state.views.close(submitted.user, false);
}

function parse(body: string): unknown {
  if (body.trim() === '') return 'empty';
  try {
    const parsed: unknown = JSON.parse(body);
    return isJson(parsed) && Object.keys(parsed).length === 0 ? 'empty' : parsed;
  } catch {
    return null;
  }
}
