import { setTimeout as sleep } from 'node:timers/promises';
import type { App, StringIndexed } from '@slack/bolt';
import { WebAPIRequestError, type WebClient } from '@slack/web-api';
import type { Refusal } from '#src/domain/refusal.ts';
import { gateOf } from '#src/use-cases/actor.ts';
import { recordConfirmedNumbers } from '#src/use-cases/record-confirmed-numbers.ts';
import { type ReadFiles, unreadFiles } from '../files.ts';
import type { PublishHome } from '../home.ts';
import { failureOf } from '../messenger/failures.ts';
import { confirmationModal } from '../views/confirmation-modal.ts';
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
import { type Answer, outcomeOf, type Reply, type RequestOutcome, refusal, reply } from './answer.ts';
import { answerCommand } from './answer-command.ts';
import { withNames } from './as-read.ts';
import { askAboutNumbers, confirmedIn, withQuestionsOf } from './ask-about-numbers.ts';
import type { Button } from './button.ts';
import { effectOf, valueIn } from './effect.ts';
import { type Form, mainInputIn, type Submission } from './form.ts';
import type { Fallbacks, Handle, IsExpected } from './handle.ts';
import type { Context } from './handler.ts';
import { buttonOutOfUse, commandOutOfUse, formOutOfUse, orOutOfUse, shortcutOutOfUse } from './out-of-use.ts';
import {
  type ActionPayload,
  actionPayload,
  choicePayload,
  commandPayload,
  filesIn,
  shortcutPayload,
  submissionPayload,
} from './payloads.ts';
import { createRedraws } from './redraw.ts';
import { findShortcut, type Shortcut } from './shortcut.ts';
import { asTyped, type SlashCommand } from './slash-command.ts';

export type Listeners = {
  readonly commands: readonly SlashCommand[];
  readonly buttons: readonly Button[];
  readonly forms: readonly Form[];
  readonly shortcuts: readonly Shortcut[];
  readonly handle: Handle;
  /** Whether a form may take effect: asked before its files are read */
  readonly isExpected: IsExpected;
  readonly readFiles: ReadFiles;
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
export function listen(app: App, listeners: Listeners): void {
  const { commands, forms, shortcuts, handle, isExpected, readFiles, publishHome, onUndelivered, onAnswered } = listeners;
  const beginRedraw = createRedraws();
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
    const shown =
      answer.kind === 'open' ? await open(client, answer, { triggerId: payload.trigger_id, receivedAt: request.receivedAt }) : answer;
    await (shown.kind === 'reply' ? ack({ response_type: 'ephemeral', text: shown.text, blocks: [...shown.blocks] }) : ack());
    answered('command', context, shown);
  });

  app.action(/.*/, async ({ body, ack, client, context }) => {
    const payload = actionPayload.parse(body);
    const [action] = payload.actions;
    const run = effectOf(action, choicePayload.safeParse(body).data ?? null, listeners);
    if (!run) return ack();
    const redraw = run.form && beginRedraw(client, run.form, action.action_ts);
    const request = {
      team: payload.team.id,
      userId: payload.user.id,
      channelId: payload.channel?.id ?? null,
      key: `action:${payload.user.id}:${action.action_id}:${action.action_ts}`,
      typed: null,
      act: run.onRecord ? `${action.action_id} ${valueIn(action)}` : null,
      receivedAt: receivedAt(context),
    };
    const answer = await handle(request, (given) => orOutOfUse(() => run.effect(given), buttonOutOfUse), privateReplies(null));
    const opening = {
      triggerId: payload.trigger_id,
      receivedAt: request.receivedAt,
      outsider: isOutsider(payload),
      onTop: run.window !== null,
    };
    const shown = answer.kind === 'open' ? await open(client, answer, opening) : answer;
    await ack();
    answered('action', context, shown);
    const isHome = payload.view?.type === 'home' || run.window !== null;
    const afterwards = [
      shown.kind === 'reply' && (() => (run.window ? showInWindow(client, run.window, shown) : show(client, payload, shown))),
      redraw && (() => redraw(shown.kind === 'refresh' && run.form ? withQuestionsOf(run.form, shown.view) : null)),
      isHome && (() => publishHome(client, request.team, request.userId)),
    ];
    for (const step of afterwards) if (step) await step().catch(onUndelivered);
  });

  app.view(/.*/, async ({ body, ack, client, context }) => {
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
    const given = form ? filesIn(payload) : [];
    // Before the transaction, which would wait for them.
    const reads = given.length > 0 && (await isExpected(request));
    const files = reads ? await readFiles(client, given, request.receivedAt) : unreadFiles(given);
    const answer = form
      ? await handle(request, (given) => submitted(form, given, { ...payload, files }), messagesInForm(mainInputIn(form, payload)))
      : formOutOfUse(payload);
    if (answer.kind === 'errors') await ack({ response_action: 'errors', errors: { ...answer.errors } });
    else if (answer.kind === 'update' || answer.kind === 'refresh') await ack({ response_action: 'update', view: answer.view });
    else await ack();
    answered('submission', context, answer);
    // The form may have been opened from Home, which then shows what was so before.
    if (answer.kind === 'update') await publishHome(client, request.team, request.userId).catch(onUndelivered);
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
    const opening = { triggerId: payload.trigger_id, receivedAt: request.receivedAt };
    const shown = answer.kind === 'open' ? await open(client, answer, opening) : answer;
    await ack();
    answered('shortcut', context, shown);
    if (shown.kind === 'reply') await show(client, payload, shown).catch(onUndelivered);
  });
}

function submitted(form: Form, given: Context, payload: Submission): Promise<Answer> {
  return orOutOfUse(
    () => takenOrAsked(form, given, payload),
    () => formOutOfUse(payload),
  );
}

/** What submitting does. A number that could be a patient's is asked about first; that it is none is recorded with what was done. */
async function takenOrAsked(form: Form, given: Context, payload: Submission): Promise<Answer> {
  const confirmed = confirmedIn(payload);
  const actor = { ...given.actor, confirmed: new Set(confirmed.flatMap(({ numbers }) => numbers)) };
  const answer = await form.submit({ ...given, actor }, payload);
  if (answer.kind === 'errors' && answer.numbers) return askAboutNumbers(payload, answer.numbers, gateOf(actor)) ?? answer;
  if (answer.kind === 'refresh') return { ...answer, view: withQuestionsOf(payload, answer.view) };
  if (answer.kind === 'update' && confirmed.length > 0) {
    const where = { form: payload.view.title.text, fields: confirmed.map(({ label }) => label) };
    recordConfirmedNumbers(given.stores, given.actor, where, given.now);
  }
  return answer;
}

function privateReplies(given: string | null): Fallbacks {
  // Said where nobody's name was looked up.
  const typed = given === null ? null : withNames(given, () => null);
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

type Opening = Extract<Answer, { readonly kind: 'open' }>;

type Opened = {
  readonly triggerId: string;
  readonly receivedAt: Date;
  /** True for somebody of another workspace */
  readonly outsider?: boolean;
  /** True where the button stood in a window, which stays below */
  readonly onTop?: boolean;
};

async function open(client: WebClient, { view, otherwise }: Opening, by: Opened): Promise<Answer> {
  const { triggerId, receivedAt: received, outsider = false, onTop = false } = by;
  try {
    const given = { trigger_id: triggerId, view };
    const call = onTop ? client.views.push(given) : client.views.open(given);
    await Promise.race([call, noAnswerBy(received.getTime() + formTimeout)]);
    // Slack opens a form for somebody of another workspace and may not take it from them.
    return outsider && otherwise ? otherwise : { kind: 'silent' };
  } catch (error) {
    // A repeat of a request that opened the form already.
    if (failureOf(error).problem === 'exchanged_trigger_id') return { kind: 'silent' };
    return otherwise ?? reply(formNotOpened());
  }
}

/** Whether somebody of another workspace pressed, in a channel that both share. */
function isOutsider({ team, user, enterprise }: ActionPayload): boolean {
  return user.team_id !== undefined && user.team_id !== team.id && !enterprise;
}

async function noAnswerBy(instant: number): Promise<never> {
  await sleep(Math.max(0, instant - Date.now()), undefined, { ref: false });
  throw new WebAPIRequestError(new Error('Slack did not answer in time'));
}

type Shown = Pick<Reply, 'text' | 'blocks' | 'replaces'>;

/** In place of the window in which the button stood: it shows what was so before. */
async function showInWindow(client: WebClient, viewId: string, shown: Shown): Promise<void> {
  await client.views.update({ view_id: viewId, view: confirmationModal({ text: shown.text, blocks: [...shown.blocks] }) });
}

async function show(
  client: WebClient,
  payload: { response_url?: string | undefined; user: { id: string } },
  { text, blocks, replaces = false }: Shown,
): Promise<void> {
  if (!payload.response_url) {
    await client.chat.postMessage({ channel: payload.user.id, text, blocks: [...blocks] });
    return;
  }
  if (!isSlacks(payload.response_url, client.slackApiUrl)) throw new Error('A private reply was wanted at an address that is not of Slack');
  const response = await fetch(payload.response_url, {
    method: 'POST',
    redirect: 'error',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ response_type: 'ephemeral', replace_original: replaces, text, blocks }),
    signal: AbortSignal.timeout(answerTimeout),
  });
  if (!response.ok) throw new Error(`Slack answered a private reply with ${response.status}`);
}

/** Where Slack takes private replies, or what stands in for Slack. */
function isSlacks(address: string, slackApiUrl: string | undefined): boolean {
  const { protocol, host, hostname } = new URL(address);
  if (slackApiUrl !== undefined && host === new URL(slackApiUrl).host) return true;
  return protocol === 'https:' && /(?:^|\.)slack(?:-gov)?\.com$/.test(hostname);
}

/** The machine's instant at which a request came in. */
export function receivedAt(context: StringIndexed): Date {
  return context['receivedAt'] instanceof Date ? context['receivedAt'] : new Date();
}
