import type { RunningCase } from '../running-case.ts';
import { CannotBeDone } from '../workspace/cannot-be-done.ts';
import type { DispatchError, Message, OpenView } from '../workspace/model.ts';
import type { Person } from '../workspace/people/person.ts';
import type { Act, ActAnswer } from './contract.ts';
import type { Manifest } from './manifest.ts';
import { write } from './write.ts';

const done: ActAnswer = { errors: {}, notice: null };

/** What Slack itself says where the app did not answer as it should; of commands it says so in the channel. */
const troubles: Readonly<Record<DispatchError, string>> = {
  operation_timeout: 'The app did not answer within 3 seconds. Please try again.',
  dispatch_failed: 'We had some trouble connecting. Please try again.',
  invalid_response: 'The app answered with something that Slack cannot show. Please try again.',
};

/** Does what a person does in Slack, as a signed request to the app where it is for the app. What they cannot do is said in the notice. */
export async function act(running: RunningCase, manifest: Manifest, as: string, what: Act): Promise<ActAnswer> {
  try {
    return await perform(manifest, running.world.workspace.as(as), what);
  } catch (error) {
    if (error instanceof CannotBeDone) return { ...done, notice: error.message };
    throw error;
  }
}

async function perform(manifest: Manifest, person: Person, what: Act): Promise<ActAnswer> {
  switch (what.kind) {
    case 'write':
      return write(person, manifest, what);
    case 'act_on_message':
      return after(await person.act(messageOf(person, what), what.control, what.chosen));
    case 'act_on_view': {
      const view = viewOf(person, what.viewId);
      person.fillAt(view, what.filled);
      return after(await person.act(view, what.control, what.chosen));
    }
    case 'submit': {
      person.fillAt(topView(person, what.viewId), what.filled);
      const { errors, error } = await person.submit();
      return { ...after({ error }), errors };
    }
    case 'close':
      person.fillAt(topView(person, what.viewId), what.filled);
      await person.close();
      return done;
    case 'open_home':
      return after(await person.openHome());
    case 'global_shortcut':
      return after(await person.globalShortcut(shortcut(manifest, 'global', what.callbackId)));
    case 'message_shortcut':
      return after(await person.messageShortcut(messageOf(person, what), shortcut(manifest, 'message', what.callbackId)));
    case 'invite_app':
      await person.invitesApp(what.channel);
      return done;
    case 'remove_app':
      person.removesApp(what.channel);
      return done;
  }
}

function after({ error }: { readonly error: DispatchError | null }): ActAnswer {
  return error === null ? done : { ...done, notice: troubles[error] };
}

function messageOf(person: Person, { channel, ts }: Pick<Message, 'channel' | 'ts'>): Message {
  const found = person.reads(channel).find((message) => message.ts === ts);
  if (!found) throw new CannotBeDone('That message is not there any more.');
  return found;
}

/** What can be acted on of views: the modal on top, and Home. */
function viewOf(person: Person, id: string): OpenView {
  const home = person.home();
  return home?.id === id ? home : topView(person, id);
}

function topView(person: Person, id: string): OpenView {
  const top = person.view();
  if (top?.id !== id) throw new CannotBeDone('That form is not open any more.');
  return top;
}

function shortcut({ shortcuts }: Manifest, on: 'message' | 'global', callbackId: string): string {
  const known = shortcuts.some((one) => one.on === on && one.callbackId === callbackId);
  if (!known) throw new CannotBeDone('The app has no such shortcut.');
  return callbackId;
}
