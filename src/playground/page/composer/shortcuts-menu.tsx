import { Icon } from '../parts/icon.tsx';
import { Menu } from '../parts/menu.tsx';
import { useSession } from '../session.ts';

/** The app's global shortcuts, where it has some. */
export function ShortcutsMenu() {
  const { screen, act } = useSession();
  const items = screen.shortcuts
    .filter(({ on }) => on === 'global')
    .map(({ name, callbackId }) => ({
      key: callbackId,
      label: name,
      detail: screen.bot.name,
      run: () => void act({ kind: 'global_shortcut', callbackId }),
    }));
  return items.length === 0 ? null : <Menu button={<Icon name="plus" />} buttonClass="icon-button" label="Shortcuts" items={items} />;
}
