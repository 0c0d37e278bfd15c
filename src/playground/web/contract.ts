/** What the playground's server and its page say to each other, as JSON. Types only: the page is built from them, the server checks what comes in. */
import type { Json } from '../workspace/model.ts';

/**
 * Everything one person sees, sent whole over `GET /live?as=U0...` (server-sent events named `screen`) each time anything changes.
 * Instants are ISO strings with offset, of the organisation's clock; `words` are ready to be shown.
 */
export type Screen = {
  /** Id of the world that runs; another after a case was started anew */
  readonly world: string;
  readonly case: CaseOnScreen;
  readonly cases: readonly { readonly key: string; readonly title: string }[];
  readonly clock: ClockOnScreen;
  readonly people: readonly PersonOnScreen[];
  /** User id of the person whose screen this is */
  readonly you: string;
  readonly bot: { readonly id: string; readonly name: string };
  /** What this person can open: the channels they are in, by name, then the direct messages with the app */
  readonly conversations: readonly Conversation[];
  /** The public channels, also those this person is not in: everybody knows their names */
  readonly channels: readonly { readonly id: string; readonly name: string }[];
  /** Everything this person sees, oldest first, replies in threads included */
  readonly messages: readonly MessageOnScreen[];
  /** The modals before this person, the lowest first */
  readonly modals: readonly ViewOnScreen[];
  readonly home: ViewOnScreen | null;
  /** As in manifest.yml */
  readonly commands: readonly { readonly command: string; readonly hint: string; readonly description: string }[];
  readonly shortcuts: readonly { readonly name: string; readonly callbackId: string; readonly on: 'message' | 'global' }[];
};

export type CaseOnScreen = {
  readonly key: string;
  readonly title: string;
  readonly about: string;
  /** What to try where there is no walk-through, as a sentence or two */
  readonly hint: string;
  /** What to try, in order; empty for a case that has no walk-through */
  readonly steps: readonly StepOnScreen[];
};

/** One step of a walk-through: who does what, and where. */
export type StepOnScreen = {
  /** What to do, as a sentence */
  readonly what: string;
  /** User id; null where nobody in particular does it (the clock) */
  readonly as: string | null;
  /** Channel id; `app` for the direct messages with the app; null for the clock */
  readonly in: string | null;
  /** The text to type; the page offers to put it in the message box */
  readonly type: string | null;
  /** The command that opens the form which is filled in at this step, should it have been closed */
  readonly reopen: string | null;
  /** What goes into a form, to be copied */
  readonly copy: readonly { readonly label: string; readonly value: string }[];
  /** The instant to which the clock is to be moved; "Monday 14 November, 09:00" */
  readonly until: { readonly at: string; readonly words: string } | null;
  /** Where to see what came of it, once that is there */
  readonly look: LookOnScreen | null;
  readonly state: 'done' | 'skipped' | 'next' | 'ahead';
};

export type LookOnScreen = {
  /** "See the digest" */
  readonly words: string;
  /** Somebody who sees it, where the person before the screen does not */
  readonly as: string;
  /** Channel id, or `app` */
  readonly in: string;
  /** ts of the message whose thread is opened */
  readonly thread: string | null;
};

export type ClockOnScreen = {
  readonly now: string;
  /** "Wednesday 9 November 2011, 09:00" */
  readonly words: string;
  readonly timezone: string;
  /** The next things due, soonest first, ten at most */
  readonly due: readonly { readonly at: string; readonly words: string; readonly what: string }[];
};

export type PersonOnScreen = {
  readonly id: string;
  readonly name: string;
  /** What they are in the governance file, one line: "Chair of the Clinical Leadership Group" */
  readonly posts: string;
};

export type Conversation = {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'direct';
  /** Whether the app is in it */
  readonly appIn: boolean;
  readonly members: readonly string[];
};

export type MessageOnScreen = {
  readonly channel: string;
  readonly ts: string;
  readonly author: { readonly id: string; readonly name: string; readonly app: boolean };
  readonly text: string;
  /** Block Kit, with the block and action ids that Slack adds */
  readonly blocks: readonly Json[];
  /** ts of the message in whose thread it stands */
  readonly thread: string | null;
  /** A reply that also stands in the channel */
  readonly broadcast: boolean;
  /** "Only visible to you" */
  readonly private: boolean;
  readonly edited: boolean;
  readonly files: readonly FileOnScreen[];
  /** When it was written, by the organisation's clock */
  readonly at: { readonly iso: string; readonly time: string; readonly day: string };
};

export type FileOnScreen = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly url: string;
  readonly image: boolean;
};

export type ViewOnScreen = {
  readonly id: string;
  /** Changes with each update of its content */
  readonly hash: string;
  readonly kind: 'modal' | 'home';
  readonly title: string;
  readonly submit: string | null;
  readonly close: string;
  readonly blocks: readonly Json[];
  /** What is filled in so far, in the form of `view.state.values`: values[blockId][actionId] */
  readonly values: Values;
};

/** Slack's own form: `{ type: 'plain_text_input', value: '...' }`, `{ type: 'static_select', selected_option: {...} }`, ... */
export type Values = Readonly<Record<string, Readonly<Record<string, Json>>>>;

/** What is typed or chosen for one control: text, an option's value, a date, a user's id, or several of them; files by their ids. */
export type Chosen = string | readonly string[] | null;

/** A control of a message or view. `value` tells buttons with one action id apart. */
export type ControlRef = { readonly blockId: string; readonly actionId: string };

/** `POST /acts` with `{ as, act }`: what a person does. */
export type Act =
  /** A slash command where the text begins with "/", else a message of their own */
  | { readonly kind: 'write'; readonly channel: string; readonly thread: string | null; readonly text: string }
  /** A button, menu or other control of a message. The person has agreed in its confirm dialog. */
  | {
      readonly kind: 'act_on_message';
      readonly channel: string;
      readonly ts: string;
      readonly control: ControlRef;
      readonly chosen: Chosen;
    }
  /** The same in a modal or on Home; `filled` is everything filled in so far */
  | {
      readonly kind: 'act_on_view';
      readonly viewId: string;
      readonly control: ControlRef;
      readonly chosen: Chosen;
      readonly filled: Filled;
    }
  | { readonly kind: 'submit'; readonly viewId: string; readonly filled: Filled }
  | { readonly kind: 'close'; readonly viewId: string; readonly filled: Filled }
  | { readonly kind: 'open_home' }
  | { readonly kind: 'global_shortcut'; readonly callbackId: string }
  | { readonly kind: 'message_shortcut'; readonly channel: string; readonly ts: string; readonly callbackId: string }
  /** The app is invited to a channel or removed from it */
  | { readonly kind: 'invite_app' | 'remove_app'; readonly channel: string };

/** Everything filled into a view: filled[blockId][actionId]. */
export type Filled = Readonly<Record<string, Readonly<Record<string, Chosen>>>>;

/** `POST /acts` of nobody in particular: `{ as: null, act }`. The clock never runs backwards. */
export type WorldAct =
  | { readonly kind: 'go_to_next' }
  | { readonly kind: 'advance_a_day' }
  /** A wall-clock time in the organisation's zone, "2011-11-14T09:00" */
  | { readonly kind: 'set_clock'; readonly to: string }
  /** Leaves out the step of the walk-through with this index, where it is the next */
  | { readonly kind: 'skip_step'; readonly step: number }
  | { readonly kind: 'start_case'; readonly key: string }
  /** The whole text of a governance file. Checked alone, it changes nothing: the notice says what speaks against starting from it. */
  | { readonly kind: 'check_file' | 'start_from_file'; readonly name: string; readonly source: string };

/** The answer to an act; status 200 unless the request itself was malformed. */
export type ActAnswer = {
  /** What stands under inputs of the view, by block id */
  readonly errors: Readonly<Record<string, string>>;
  /** What Slack itself says where the app did not answer as it should, or why the act is refused; null where all is well */
  readonly notice: string | null;
};

/** `POST /files?as=U0...&name=...` with the bytes as body: a file chosen in a file input. */
export type UploadAnswer = { readonly id: string; readonly name: string };

/** Server-sent event `traffic` on the same stream: first the last 300, then each as it happens. */
export type Traffic = {
  readonly id: number;
  /** `called`: the app called Slack; `sent`: Slack sent the app a request */
  readonly direction: 'called' | 'sent';
  /** "chat.postMessage", "command /pathway", "interaction block_actions", "event app_home_opened" */
  readonly name: string;
  /** The machine's time at which it began, HH:mm:ss.SSS */
  readonly at: string;
  /** The same in milliseconds, to be ordered by: the `id` counts what has ended */
  readonly began: number;
  readonly sent: unknown;
  readonly answer: unknown;
  readonly status: number | null;
  readonly error: string | null;
  readonly ms: number;
};
