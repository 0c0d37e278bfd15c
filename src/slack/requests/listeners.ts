import { setTimeout as sleep } from 'node:timers/promises';
import type { App, StringIndexed, types } from '@slack/bolt';
import { WebAPIRequestError, type WebClient } from '@slack/web-api';
import type { Refusal } from '#src/domain/refusal.ts';
import type { PublishHome } from '../home.ts';
import { failureOf } from '../messenger/failures.ts';
import { refusalReply, refusalWords } from '../views/refusals.ts';
import {
  formNotOpened,
  incidentReply,
  incidentWords,
  notSavedReply,
  notSavedWords,
  perhapsSavedReply,
  perhapsSavedWords,
} from '../views/replies.ts';
import { type Answer, outcomeOf, type RequestOutcome, refusal, reply } from './answer.ts';
import { answerCommand } from './answer-command.ts';
import type { Button } from './button.ts';
import type { Form } from './form.ts';
import type { Fallbacks, Handle } from './handle.ts';
import type { Context } from './handler.ts';
import { buttonOutOfUse, commandOutOfUse, formOutOfUse, orOutOfUse, shortcutOutOfUse } from './out-of-use.ts';
import { actionPayload, commandPayload, type SubmissionPayload, shortcutPayload, submissionPayload } from './payloads.ts';
import { findShortcut, type Shortcut } from './shortcut.ts';
import { asTyped, type SlashCommand } from './slash-command.ts';

export type Listeners = {
  readonly commands: readonly SlashCommand[];
  readonly buttons: readonly Button[];
  readonly forms: readonly Form[];
  readonly shortcuts: readonly Shortcut[];
  readonly handle: Handle;
  readonly publishHome: PublishHome;
  /** Called where an answer could not be shown: what was done stands */
  readonly onUndelivered: (error: unknown) => void;
  /** Called once a request is acknowledged */
  readonly onAnswered: (answered: Answered) => void;
};

type Answered = {
  readonly kind: 'command' | 'action' | 'submission' | 'shortcut' | 'event';
  readonly outcome: RequestOutcome;
  /** From its arrival to the acknowledgement */
  readonly milliseconds: number;
};

/** Milliseconds from a request's arrival in which its form has to open: then it is answered, as Slack waits three seconds. */
const formTimeout = 2800;

/** Milliseconds a private answer may take to reach Slack. */
const answerTimeout = 5000;

/** Takes commands, buttons, forms and shortcuts from Bolt: one way for all, acknowledged after the commit. */
export function listen(app: App, { commands, buttons, forms, shortcuts, handle, publishHome, onUndelivered, onAnswered }: Listeners): void {
  const answered = (kind: Answered['kind'], context: StringIndexed, answer: Answer): void =>
    onAnswered({ kind, outcome: outcomeOf(answer), milliseconds: Date.now() - receivedAt(context).getTime() });

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
    const run = (given: Context) =>
      orOutOfUse(
        () => answerCommand(commands, payload.command, typed, given),
        () => commandOutOfUse(request.typed),
      );
    const answer = await handle(request, run, privateReplies(request.typed));
    const shown = answer.kind === 'open' ? await open(client, payload.trigger_id, answer.view, request.receivedAt) : answer;
    await (shown.kind === 'reply' ? ack({ response_type: 'ephemeral', text: shown.text, blocks: [...shown.blocks] }) : ack());
    answered('command', context, shown);
  });

  app.action(/.*/, async ({ body, ack, client, context }) => {
    const payload = actionPayload.parse(body);
    const [action] = payload.actions;
    const pressed = buttons.find(({ actionId }) => actionId === action.action_id);
    // The inputs of forms send actions too: there is nothing to do for them.
    if (!pressed && action.type !== 'button') return ack();
    const request = {
      team: payload.team.id,
      userId: payload.user.id,
      channelId: payload.channel?.id ?? null,
      key: `action:${payload.user.id}:${action.action_id}:${action.action_ts}`,
      typed: null,
      act: pressed?.onRecord ? `${action.action_id} ${action.value ?? ''}` : null,
      receivedAt: receivedAt(context),
    };
    const press = (given: Context) => orOutOfUse(async () => pressed?.press(given, action.value ?? '') ?? buttonOutOfUse(), buttonOutOfUse);
    const answer = await handle(request, press, privateReplies(null));
    const shown = answer.kind === 'open' ? await open(client, payload.trigger_id, answer.view, request.receivedAt) : answer;
    await ack();
    answered('action', context, shown);
    if (shown.kind === 'reply') await show(client, payload, shown).catch(onUndelivered);
    if (payload.view?.type === 'home') await publishHome(client, payload.team.id, payload.user.id).catch(onUndelivered);
  });

  app.view(/.*/, async ({ body, ack, context }) => {
    const payload = submissionPayload.parse(body);
    const form = forms.find(({ callbackId }) => callbackId === payload.view.callback_id);
    const request = {
      team: payload.team.id,
      userId: payload.user.id,
      channelId: null,
      key: `submission:${payload.view.id}:${payload.view.hash}`,
      typed: null,
      act: null,
      receivedAt: receivedAt(context),
    };
    const answer = form
      ? await handle(request, (given) => submitted(form, given, payload), messagesInForm(form.mainInput))
      : formOutOfUse(payload);
    if (answer.kind === 'errors') await ack({ response_action: 'errors', errors: { ...answer.errors } });
    else if (answer.kind === 'update') await ack({ response_action: 'update', view: answer.view });
    else await ack();
    answered('submission', context, answer);
  });

  // No form of ours asks to be told that it was closed.
  app.view({ callback_id: /.*/, type: 'view_closed' }, ({ ack }) => ack());

  app.shortcut(/.*/, async ({ body, ack, client, context }) => {
    const payload = shortcutPayload.parse(body);
    const shortcut = findShortcut(shortcuts, payload);
    const request = {
      team: payload.team.id,
      userId: payload.user.id,
      channelId: payload.channel?.id ?? null,
      key: `shortcut:${payload.trigger_id}`,
      typed: null,
      act: null,
      receivedAt: receivedAt(context),
    };
    const run = async (given: Context) => shortcut?.run(given, payload.message?.text ?? '') ?? shortcutOutOfUse();
    const answer = await handle(request, run, privateReplies(null));
    const shown = answer.kind === 'open' ? await open(client, payload.trigger_id, answer.view, request.receivedAt) : answer;
    await ack();
    answered('shortcut', context, shown);
    if (shown.kind === 'reply') await show(client, payload, shown).catch(onUndelivered);
  });
}

function submitted(form: Form, given: Context, payload: SubmissionPayload): Promise<Answer> {
  return orOutOfUse(
    () => form.submit(given, payload),
    () => formOutOfUse(payload),
  );
}

function privateReplies(typed: string | null): Fallbacks {
  return {
    refused: (why) => refusal(refusalReply(why, typed)),
    notSaved: () => reply(notSavedReply(typed), 'not saved'),
    perhapsSaved: () => reply(perhapsSavedReply(typed), 'perhaps saved'),
    incident: (id) => reply(incidentReply(id, typed), 'incident'),
  };
}

/** In a form everything is said under an input, so that the form keeps what was typed. */
function messagesInForm(input: string): Fallbacks {
  const under = (message: string, outcome: Exclude<RequestOutcome, 'done'>): Answer => ({
    kind: 'errors',
    errors: { [input]: message },
    outcome,
  });
  return {
    refused: (why: Refusal) => under(refusalWords(why), 'refused'),
    notSaved: () => under(notSavedWords(), 'not saved'),
    perhapsSaved: () => under(perhapsSavedWords(), 'perhaps saved'),
    incident: (id) => under(incidentWords(id), 'incident'),
  };
}

async function open(client: WebClient, triggerId: string, view: types.ModalView, received: Date): Promise<Answer> {
  try {
    await Promise.race([client.views.open({ trigger_id: triggerId, view }), noAnswerBy(received.getTime() + formTimeout)]);
    return { kind: 'silent' };
  } catch (error) {
    // A repeat of a request that opened the form already.
    if (failureOf(error).problem === 'exchanged_trigger_id') return { kind: 'silent' };
    return reply(formNotOpened());
  }
}

async function noAnswerBy(instant: number): Promise<never> {
  await sleep(Math.max(0, instant - Date.now()), undefined, { ref: false });
  throw new WebAPIRequestError(new Error('Slack did not answer in time'));
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

/** The machine's instant at which a request came in. */
export function receivedAt(context: StringIndexed): Date {
  return context['receivedAt'] instanceof Date ? context['receivedAt'] : new Date();
}
