import type { Message } from '#src/playground/workspace/model.ts';
import type { Person } from '#src/playground/workspace/people/person.ts';
import type { Filling } from '#src/playground/workspace/people/values.ts';
import type { World } from '#src/playground/world.ts';
import { london } from '#tests/support/kent.ts';
import { only, theMessage } from '#tests/support/seeing.ts';

type Filled = Readonly<Record<string, Filling>>;

/** What the people of the West Herts case do in the pictures, each in their own place. */
export type People = {
  readonly types: (user: string, channel: string, text: string) => Promise<void>;
  /** Opens the form of a request and chooses its route, which decides what else there is to fill in. */
  readonly begins: (user: string, channel: string, route: string, filled: Filled) => Promise<void>;
  /** Chooses in the open form what decides about the rest of it. */
  readonly chooses: (user: string, label: string, value: string) => Promise<void>;
  readonly fills: (user: string, filled: Filled) => void;
  readonly sends: (user: string, filled?: Filled) => Promise<void>;
  readonly closes: (user: string) => Promise<void>;
  /** Presses a button of the card of SO-n in a channel, or in the direct messages with the app (`app`). */
  readonly presses: (user: string, place: string, number: number, name: string, value?: string) => Promise<void>;
  /** The same on the last message there with these words */
  readonly pressesOn: (user: string, place: string, words: RegExp, name: string) => Promise<void>;
  /** Writes below the card of SO-n. */
  readonly writesBelow: (user: string, place: string, number: number, text: string) => Promise<void>;
  /** While Slack opens no form. */
  readonly withoutForms: (work: () => Promise<void>) => Promise<void>;
  /** Opens Home. */
  readonly opensHome: (user: string) => Promise<void>;
  /** Wall-clock time in London */
  readonly until: (wallTime: string) => Promise<void>;
};

export function peopleOf(world: World): People {
  const { workspace } = world;
  const as = (user: string): Person => workspace.as(user);
  const at = (user: string, place: string): Message[] => (place === 'app' ? as(user).directMessages() : as(user).sees(place));
  const answers = (): number => workspace.calls('response_url').length;

  /** Presses, and waits for what comes of it: a private answer or a form. */
  const press = async (user: string, target: Message, name: string, value?: string): Promise<void> => {
    const [before, open] = [answers(), as(user).view()?.id];
    const { error } = await as(user).press(target, name, value === undefined ? {} : { value });
    if (error) throw new Error(`${name}: ${JSON.stringify(error)}`);
    await workspace.until(() => as(user).view()?.id !== open || answers() > before);
    await world.settled();
  };

  const chooses = async (user: string, label: string, value: string): Promise<void> => {
    const opened = only(as(user).view(), 'No form is open');
    await as(user).press(opened, label, { value });
    await workspace.until(() => as(user).view()?.hash !== opened.hash);
  };

  return {
    async types(user, channel, text) {
      await as(user).command(channel, '/signoff', text);
    },
    async begins(user, channel, route, filled) {
      await as(user).command(channel, '/signoff', 'request');
      await chooses(user, 'Route', route);
      as(user).fill(filled);
    },
    chooses,
    fills: (user, filled) => as(user).fill(filled),
    async sends(user, filled = {}) {
      const { errors, error } = await as(user).submit(filled);
      if (error || Object.keys(errors).length > 0) throw new Error(JSON.stringify({ errors, error }));
      await world.settled();
      // What is said in place of the form would stand before whatever they look at next.
      if (as(user).view() !== null) await as(user).close();
    },
    async closes(user) {
      await as(user).close();
    },
    async presses(user, place, number, name, value) {
      const cards = at(user, place).filter(({ ephemeral }) => ephemeral === null);
      await press(user, theMessage(cards, new RegExp(`^SO-${number}, version`)), name, value);
    },
    async pressesOn(user, place, words, name) {
      const message = at(user, place).findLast(({ text }) => words.test(text));
      await press(user, only(message, `${user} sees nothing like ${words}`), name);
    },
    async writesBelow(user, place, number, text) {
      const before = workspace.calls('chat.postEphemeral').length;
      as(user).says(place, text, theMessage(as(user).sees(place), new RegExp(`^SO-${number}, version`)).ts);
      await workspace.until(() => workspace.calls('chat.postEphemeral').length > before);
      await world.settled();
    },
    async withoutForms(work) {
      workspace.setIntercept((method) =>
        method === 'views.open' ? { kind: 'answer', body: { ok: false, error: 'invalid_trigger_id' } } : undefined,
      );
      await work();
      workspace.setIntercept(null);
    },
    async opensHome(user) {
      await as(user).openHome();
      await workspace.until(() => as(user).home());
    },
    until: (wallTime) => world.advanceTo(london(wallTime)),
  };
}
