import type { App, StringIndexed, types } from '@slack/bolt';
import { WebAPIPlatformError, type WebClient } from '@slack/web-api';
import type { Refusal } from '#src/domain/refusal.ts';
import { refusalReply, refusalWords } from '../views/refusals.ts';
import { formNotOpened, incidentReply, incidentWords, notSavedReply, notSavedWords } from '../views/replies.ts';
import { type Answer, reply } from './answer.ts';
import { answerCommand } from './answer-command.ts';
import type { Button } from './button.ts';
import type { Form } from './form.ts';
import type { Fallbacks, Handle } from './handle.ts';
import { actionPayload, commandPayload, submissionPayload } from './payloads.ts';
import { asTyped, type SlashCommand } from './slash-command.ts';

export type Listeners = {
  readonly commands: readonly SlashCommand[];
  readonly buttons: readonly Button[];
  readonly forms: readonly Form[];
  readonly handle: Handle;
  /** Called where an answer could not be shown: what was done stands */
  readonly onUndelivered: (error: unknown) => void;
};

/** Milliseconds a private answer may take to reach Slack. */
const answerTimeout = 5000;

/** Takes commands, buttons and forms from Bolt: one way for all, acknowledged after the commit. */
export function listen(app: App, { commands, buttons, forms, handle, onUndelivered }: Listeners): void {
  app.command(/.*/, async ({ body, ack, client, context }) => {
    const payload = commandPayload.parse(body);
    const typed = asTyped(payload.text);
    const request = {
      team: payload.team_id,
      userId: payload.user_id,
      channelId: payload.channel_id,
      key: `command:${payload.trigger_id}`,
      typed: `${payload.command} ${typed}`.trim(),
      act: null,
      receivedAt: receivedAt(context),
    };
    const answer = await handle(request, (given) => answerCommand(commands, payload.command, typed, given), privateReplies(request.typed));
    const shown = answer.kind === 'open' ? await open(client, payload.trigger_id, answer.view) : answer;
    await (shown.kind === 'reply' ? ack({ response_type: 'ephemeral', text: shown.text, blocks: [...shown.blocks] }) : ack());
  });

  app.action(/.*/, async ({ body, ack, client, context }) => {
    const payload = actionPayload.parse(body);
    const [action] = payload.actions;
    const pressed = buttons.find(({ actionId }) => actionId === action.action_id);
    // Links and the inputs of forms send actions too: there is nothing to do for them.
    if (!pressed) return ack();
    const request = {
      team: payload.team.id,
      userId: payload.user.id,
      channelId: payload.channel?.id ?? null,
      key: `action:${payload.user.id}:${action.action_id}:${action.action_ts}`,
      typed: null,
      act: pressed.onRecord ? `${action.action_id} ${action.value ?? ''}` : null,
      receivedAt: receivedAt(context),
    };
    const answer = await handle(request, (given) => pressed.press(given, action.value ?? ''), privateReplies(null));
    const shown = answer.kind === 'open' ? await open(client, payload.trigger_id, answer.view) : answer;
    await ack();
    if (shown.kind === 'reply') await show(client, payload, shown).catch(onUndelivered);
  });

  app.view(/.*/, async ({ body, ack, context }) => {
    const payload = submissionPayload.parse(body);
    const form = forms.find(({ callbackId }) => callbackId === payload.view.callback_id);
    if (!form) throw new Error(`No form has the callback id ${payload.view.callback_id}`);
    const request = {
      team: payload.team.id,
      userId: payload.user.id,
      channelId: null,
      key: `submission:${payload.view.id}:${payload.view.hash}`,
      typed: null,
      act: null,
      receivedAt: receivedAt(context),
    };
    const answer = await handle(request, (given) => form.submit(given, payload), messagesInForm(form.mainInput));
    if (answer.kind === 'errors') return ack({ response_action: 'errors', errors: { ...answer.errors } });
    if (answer.kind === 'update') return ack({ response_action: 'update', view: answer.view });
    return ack();
  });
}

function privateReplies(typed: string | null): Fallbacks {
  return {
    refused: (refusal) => reply(refusalReply(refusal, typed)),
    notSaved: () => reply(notSavedReply(typed)),
    incident: (id) => reply(incidentReply(id, typed)),
  };
}

/** In a form everything is said under an input, so that the form keeps what was typed. */
function messagesInForm(input: string): Fallbacks {
  const under = (message: string): Answer => ({ kind: 'errors', errors: { [input]: message } });
  return {
    refused: (refusal: Refusal) => under(refusalWords(refusal)),
    notSaved: () => under(notSavedWords()),
    incident: (id) => under(incidentWords(id)),
  };
}

async function open(client: WebClient, triggerId: string, view: types.ModalView): Promise<Answer> {
  try {
    await client.views.open({ trigger_id: triggerId, view });
    return { kind: 'silent' };
  } catch (error) {
    if (!(error instanceof WebAPIPlatformError)) throw error;
    // A repeat of a request that opened the form already.
    if (error.data.error === 'exchanged_trigger_id') return { kind: 'silent' };
    return reply(formNotOpened());
  }
}

type Shown = { readonly text: string; readonly blocks: readonly types.KnownBlock[] };

async function show(
  client: WebClient,
  payload: { response_url?: string | undefined; user: { id: string } },
  { text, blocks }: Shown,
): Promise<void> {
  if (!payload.response_url) {
    await client.chat.postMessage({ channel: payload.user.id, text, blocks: [...blocks] });
    return;
  }
  const response = await fetch(payload.response_url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: false, text, blocks }),
    signal: AbortSignal.timeout(answerTimeout),
  });
  if (!response.ok) throw new Error(`Slack answered a private reply with ${response.status}`);
}

function receivedAt(context: StringIndexed): Date {
  return context['receivedAt'] instanceof Date ? context['receivedAt'] : new Date();
}
