import type { Dispatcher } from '../dispatch/dispatcher.ts';
import {
  commandPayload,
  eventPayload,
  globalShortcutPayload,
  messageActionPayload,
  messageShortcutPayload,
  type Origin,
  viewActionPayload,
  viewClosedPayload,
  viewSubmissionPayload,
} from '../dispatch/payloads.ts';
import type { Channel, Delivery, DispatchError, Json, Message, OpenView } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import { type CommandResult, showAnswer } from './command-answer.ts';
import { Form } from './form.ts';
import { type Control, controls, findControl } from './reading.ts';
import { followAnswer, type SubmitResult } from './submission.ts';
import { type Filling, filledValue, holdsValue, initialValue } from './values.ts';

export type PressOptions = {
  /** Which of several buttons of that name, or what is chosen in a menu */
  readonly value?: string;
  /** False: the person turns back at the confirm dialog. Default true */
  readonly agree?: boolean;
};

export type PressResult = {
  /** The words of the confirm dialog; null where there was none */
  readonly confirm: string | null;
  readonly error: DispatchError | null;
  /** Null where the person turned back at the dialog */
  readonly delivery: Delivery | null;
};

/** One person in the workspace: does what they can do in Slack and sees what they would see. */
export class Person {
  readonly id: string;
  private readonly state: WorkspaceState;
  private readonly dispatcher: Dispatcher;
  private readonly origin: Origin;
  private readonly form = new Form();

  constructor(state: WorkspaceState, dispatcher: Dispatcher, url: string, id: string) {
    this.id = state.user(id).id;
    this.state = state;
    this.dispatcher = dispatcher;
    this.origin = { state, url, user: id };
  }

  /** Types a slash command, e.g. `command('C1', '/pathway', 'log amber ...')`; in the conversation with the bot by its channel id. */
  async command(channel: string, command: string, text = ''): Promise<CommandResult> {
    const payload = this.commandPayload(channel, command, text);
    return showAnswer(this.state, payload, await this.dispatcher.send('command', payload));
  }

  /** What a command would send, for `deliver`: with a trigger and a response_url of its own. */
  commandPayload(channel: string, command: string, text = ''): Json {
    return commandPayload(this.origin, this.place(channel), command, text);
  }

  /** Presses a button, or chooses in a menu, of a message or view as the person has it before them. */
  async press(target: Message | OpenView, name: string, options: PressOptions = {}): Promise<PressResult> {
    const { confirm } = findControl(target, name, options.value);
    if (confirm !== null && options.agree === false) return { confirm, error: null, delivery: null };
    const delivery = await this.dispatcher.send('interaction', this.pressPayload(target, name, options));
    return { confirm, error: delivery.error, delivery };
  }

  /** What a press would send, for `deliver`. */
  pressPayload(target: Message | OpenView, name: string, options: PressOptions = {}): Json {
    const control = findControl(target, name, options.value);
    const action = actionOf(control, options.value);
    if ('hash' in target) return viewActionPayload(this.origin, target, action, this.form.values(target));
    this.place(target.channel);
    return messageActionPayload(this.origin, target, action, messageValues(target));
  }

  /** What stands in a channel for this person, in order, replies in threads left out. */
  sees(channel: string): Message[] {
    const place = this.state.channel(channel);
    if (place.kind !== 'public') this.place(channel);
    return this.state.messages.in(channel, this.id).filter((message) => message.threadTs === null || message.broadcast);
  }

  /** A message as it stands now, and the replies in its thread. */
  thread(message: Message): Message[] {
    const root = message.threadTs ?? message.ts;
    return this.state.messages.in(message.channel, this.id).filter(({ ts, threadTs }) => ts === root || threadTs === root);
  }

  /** What the bot and this person have written to each other. */
  directMessages(): Message[] {
    return this.sees(this.state.directChannel(this.id).id);
  }

  /** Writes a message of their own; the app is told nothing of it. */
  says(channel: string, text: string, threadTs: string | null = null): Message {
    return this.state.messages.add({ channel: this.place(channel).id, user: this.id, text, threadTs });
  }

  /** The modal on top, if one is open. */
  view(): OpenView | null {
    return this.state.views.top(this.id);
  }

  home(): OpenView | null {
    return this.state.views.home(this.id);
  }

  /** Fills in the open modal, by label, block id or action id. */
  fill(values: Readonly<Record<string, Filling>>): void {
    this.form.fill(this.open(), values);
  }

  /** Fills in and submits the open modal. What Slack's own check finds is not sent. */
  async submit(values: Readonly<Record<string, Filling>> = {}): Promise<SubmitResult> {
    this.fill(values);
    const open = this.open();
    const errors = this.form.complaints(open);
    if (Object.keys(errors).length > 0) return { errors, error: null, open, delivery: null };
    return followAnswer(this.state, open, await this.dispatcher.send('interaction', this.submissionPayload()));
  }

  /** What a submission of the open modal would send, for `deliver`. */
  submissionPayload(): Json {
    const open = this.open();
    return viewSubmissionPayload(this.origin, open, this.form.values(open));
  }

  /** Closes the open modal; the app is told where it asked to be. */
  async close(): Promise<Delivery | null> {
    const open = this.open();
    const all = open.content['clear_on_close'] === true;
    this.state.views.close(this.id, all);
    if (open.content['notify_on_close'] !== true) return null;
    return this.dispatcher.send('interaction', viewClosedPayload(this.origin, open, this.form.values(open), all));
  }

  /** Opens the app's Home. What it shows is `home()`, once the app has published it. */
  async openHome(): Promise<Delivery> {
    const channel = this.state.directChannel(this.id).id;
    return this.dispatcher.send('event', eventPayload(this.state, { type: 'app_home_opened', user: this.id, channel, tab: 'home' }));
  }

  async messageShortcut(message: Message, callbackId: string): Promise<Delivery> {
    return this.dispatcher.send('interaction', messageShortcutPayload(this.origin, message, callbackId));
  }

  async globalShortcut(callbackId: string): Promise<Delivery> {
    return this.dispatcher.send('interaction', globalShortcutPayload(this.origin, callbackId));
  }

  private open(): OpenView {
    const open = this.view();
    if (!open) throw new Error(`${this.id} has no modal open`);
    return open;
  }

  private place(id: string): Channel {
    const channel = this.state.channel(id);
    if (!channel.members.has(this.id)) throw new Error(`${this.id} is not in ${id}`);
    return channel;
  }
}

function actionOf(control: Control, value: string | undefined): Json {
  const { type, actionId, blockId, element } = control;
  const identity = { type, action_id: actionId, block_id: blockId };
  if (type !== 'button') return { ...identity, ...filledValue(control, value ?? null) };
  return { ...identity, text: element['text'], ...(control.value === null ? {} : { value: control.value }) };
}

function messageValues(message: Message): Json {
  const values: Record<string, Record<string, Json>> = {};
  for (const control of controls(message).filter(holdsValue)) {
    values[control.blockId] = { ...values[control.blockId], [control.actionId]: initialValue(control) };
  }
  return values;
}
