import type { Locator, Page } from 'playwright-core';

/** One tab of a browser, used and read as the person before it does. */
export type Tab = {
  readonly page: Page;
  readonly conversation: Locator;
  readonly composer: Locator;
  readonly thread: Locator;
  /** The organisation's clock */
  readonly clock: Locator;
  /** The last message of the conversation in which these words stand */
  readonly message: (words: string) => Locator;
  /** The form or dialog with this title */
  readonly dialog: (title: string) => Locator;
  /** Writes a message or a command and sends it. */
  readonly writes: (text: string) => Promise<void>;
  readonly press: (name: string | RegExp, within?: Locator) => Promise<void>;
  /** What has the focus: its role and name, as a screen reader is told */
  readonly focused: () => Promise<string>;
};

export function tabOf(page: Page): Tab {
  const conversation = page.getByRole('region', { name: 'Conversation' });
  const composer = conversation.getByRole('textbox', { name: /^Message #/ });
  return {
    page,
    conversation,
    composer,
    thread: page.getByRole('region', { name: 'Thread', exact: true }),
    clock: page.getByRole('region', { name: "The organisation's clock" }),
    message: (words) => conversation.getByRole('article').filter({ hasText: words }).last(),
    dialog: (title) => page.getByRole('dialog', { name: title }),
    async writes(text) {
      await composer.fill(text);
      await composer.press('Enter');
    },
    async press(name, within) {
      await (within ?? page).getByRole('button', { name }).click();
    },
    async focused() {
      const focus = page.locator(':focus');
      if ((await focus.count()) === 0) return 'nothing';
      const [, roleAndName] = /^- '?(\w+(?: "(?:[^"\\]|\\.)*")?)/.exec(await focus.ariaSnapshot()) ?? [];
      return roleAndName ?? 'nothing with a role';
    },
  };
}
