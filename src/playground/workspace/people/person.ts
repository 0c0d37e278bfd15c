import { fileJson } from '../api/file-json.ts';
import { CannotBeDone } from '../cannot-be-done.ts';
import type { Dispatcher } from '../dispatch/dispatcher.ts';
import {
  commandPayload,
  eventPayload,
  globalShortcutPayload,
  hearsMessages,
  messageActionPayload,
  messageEventPayload,
  messageShortcutPayload,
  type Origin,
  viewActionPayload,
  viewClosedPayload,
  viewSubmissionPayload,
} from '../dispatch/payloads.ts';
import { mayOpen, permalinkOf } from '../file-access.ts';
import type { Channel, Delivery, DispatchError, Json, Message, OpenView, StoredFile } from '../model.ts';
import type { WorkspaceState } from '../state.ts';
import { actionOf } from './action.ts';
import { type CommandResult, showAnswer } from './command-answer.ts';
import { type Filled, Form, type Surface } from './form.ts';
import { type Control, type ControlRef, controlAt, findControl } from './reading.ts';
import { followAnswer, type SubmitResult } from './submission.ts';
import { type FileOf, type Filling, holdsValue } from './values.ts';

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
  private readonly fileOf: FileOf;
  private readonly form: Form;

  constructor(state: WorkspaceState, dispatcher: Dispatcher, url: string, id: string) {
    this.id = state.user(id).id;
    this.state = state;
    this.dispatcher = dispatcher;
    this.origin = { state, url, user: id };
    this.fileOf = (file) => fileJson(state, this.file(file));
    this.form = new Form(this.fileOf);
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
  async press(target: Surface, name: string, options: PressOptions = {}): Promise<PressResult> {
    const control = findControl(target, name, options.value);
    if (control.confirm !== null && options.agree === false) return { confirm: control.confirm, error: null, delivery: null };
    return this.send(target, control, options.value ?? null);
  }

  /** Acts on the control that stands exactly there: a button (null), or what is typed or chosen. The person agrees in its confirm dialog. */
  async act(target: Surface, at: ControlRef, filling: Filling): Promise<PressResult> {
    return this.send(target, controlAt(target, at), filling);
  }

  /** What a press would send, for `deliver`. */
  pressPayload(target: Surface, name: string, options: PressOptions = {}): Json {
    return this.actionPayload(target, findControl(target, name, options.value), options.value ?? null);
  }

  /** What stands in a channel for this person, in order, replies in threads left out. */
  sees(channel: string): Message[] {
    return this.reads(channel).filter((message) => message.threadTs === null || message.broadcast);
  }

  /** Everything that this person can read in a channel, in order, replies in threads included. */
  reads(channel: string): Message[] {
    const place = this.state.channel(channel);
    if (place.kind !== 'public') this.place(channel);
    return this.state.messages.in(channel, this.id);
  }

  /** A message as it stands now, and the replies in its thread. */
  thread(message: Message): Message[] {
    const root = message.threadTs ?? message.ts;
    return this.state.messages.in(message.channel, this.id).filter(({ ts, threadTs }) => ts === root || threadTs === root);
  }

  /** What the bot and this person have written to each other. */
  directMessages(): Message[] {
    return this.sees(this.direct().id);
  }

  /** The conversation of the bot and this person. */
  direct(): Channel {
    return this.state.directChannel(this.id);
  }

  /** Writes a message of their own. The app is told of it in its own time, where the bot is and as long as it holds the history scopes. */
  says(channel: string, text: string, threadTs: string | null = null): Message {
    const place = this.place(channel);
    const parent = threadTs === null ? null : this.state.messages.find(place.id, threadTs);
    if (threadTs !== null && !parent) throw new CannotBeDone('The message that you reply to is not there any more.');
    const message = this.state.messages.add({ channel: place.id, user: this.id, text, threadTs: parent?.threadTs ?? threadTs });
    if (hearsMessages(this.state, place)) this.dispatcher.tell(messageEventPayload(this.state, place, message));
    return message;
  }

  /** The modal on top, if one is open. */
  view(): OpenView | null {
    return this.state.views.top(this.id);
  }

  /** The open modals, the lowest first. */
  views(): readonly OpenView[] {
    return this.state.views.stack(this.id);
  }

  home(): OpenView | null {
    return this.state.views.home(this.id);
  }

  /** Fills in the open modal, by label, block id or action id. */
  fill(values: Readonly<Record<string, Filling>>): void {
    this.form.fill(this.open(), values);
  }

  /** Fills in a view by exact place. */
  fillAt(view: OpenView, filled: Filled): void {
    this.form.fillAt(view, filled);
  }

  /** What stands in a view's inputs, in the form of `view.state.values`. */
  values(view: OpenView): Record<string, Record<string, Json>> {
    return this.form.values(view);
  }

  /** Opens a file by its link, or its id: its bytes, or null where Slack says that there is no such file, as it does to whoever may not see it. */
  opens(link: string): Uint8Array | null {
    const file = this.state.files.list().find((one) => one.id === link || permalinkOf(this.state, one) === link);
    return file && mayOpen(this.state, file, this.id) ? file.bytes : null;
  }

  /** Brings a file into the workspace, to be chosen in a file input by its id. */
  upload(name: string, bytes: Buffer): StoredFile {
    return this.state.files.add({ user: this.id, name, bytes });
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
    const channel = this.direct().id;
    return this.dispatcher.send('event', eventPayload(this.state, { type: 'app_home_opened', user: this.id, channel, tab: 'home' }));
  }

  async messageShortcut(message: Message, callbackId: string): Promise<Delivery> {
    return this.dispatcher.send('interaction', this.messageShortcutPayload(message, callbackId));
  }

  /** What a message shortcut would send, for `deliver`. */
  messageShortcutPayload(message: Message, callbackId: string): Json {
    return messageShortcutPayload(this.origin, message, callbackId);
  }

  async globalShortcut(callbackId: string): Promise<Delivery> {
    return this.dispatcher.send('interaction', this.globalShortcutPayload(callbackId));
  }

  /** What a global shortcut would send, for `deliver`. */
  globalShortcutPayload(callbackId: string): Json {
    return globalShortcutPayload(this.origin, callbackId);
  }

  /** Invites the app to a channel that this person is in; the app is told. */
  async invitesApp(channel: string): Promise<void> {
    const { bot, team } = this.state;
    const { id, kind, members } = this.place(channel);
    if (members.has(bot.userId)) return;
    members.add(bot.userId);
    this.state.changed({ kind: 'channel', channel: id });
    const event = { type: 'member_joined_channel', user: bot.userId, channel: id, channel_type: kind === 'public' ? 'C' : 'G' };
    await this.dispatcher.send('event', eventPayload(this.state, { ...event, team: team.id, inviter: this.id }));
  }

  /** Removes the app from a channel that this person is in. The app's manifest asks for no event about it. */
  removesApp(channel: string): void {
    this.place(channel).members.delete(this.state.bot.userId);
    this.state.changed({ kind: 'channel', channel });
  }

  private async send(target: Surface, control: Control, filling: Filling): Promise<PressResult> {
    const delivery = await this.dispatcher.send('interaction', this.actionPayload(target, control, filling));
    return { confirm: control.confirm, error: delivery.error, delivery };
  }

  private actionPayload(target: Surface, control: Control, filling: Filling): Json {
    const action = actionOf(control, filling, this.fileOf);
    if (holdsValue(control)) this.form.fillAt(target, { [control.blockId]: { [control.actionId]: filling } });
    const values = this.form.values(target);
    if ('hash' in target) return viewActionPayload(this.origin, target, action, values);
    this.place(target.channel);
    return messageActionPayload(this.origin, target, action, values);
  }

  private file(id: string): StoredFile {
    const file = this.state.files.list().find((one) => one.id === id && one.user === this.id);
    if (!file) throw new CannotBeDone(`${this.id} has no file ${id}`);
    return file;
  }

  private open(): OpenView {
    const open = this.view();
    if (!open) throw new CannotBeDone(`${this.id} has no modal open`);
    return open;
  }

  private place(id: string): Channel {
    const channel = this.state.channel(id);
    if (!channel.members.has(this.id)) throw new CannotBeDone(`${this.id} is not in ${id}`);
    return channel;
  }
}
