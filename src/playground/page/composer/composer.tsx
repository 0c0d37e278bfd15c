import { useId, useState } from 'react';
import { Icon } from '../parts/icon.tsx';
import { useSession } from '../session.ts';
import './composer.css';
import { ShortcutsMenu } from './shortcuts-menu.tsx';
import { SuggestionList } from './suggestion-list.tsx';
import { commandIn } from './suggestions.ts';
import { type Composing, useComposing } from './use-composing.ts';

type ComposerProps = { readonly channel: string; readonly thread: string | null; readonly label: string };

/** Where messages and commands are written. */
export function Composer({ channel, thread, label }: ComposerProps) {
  const id = useId();
  const composing = useComposing(channel, thread);
  const { suggestions, sending, send } = composing;
  return (
    <form
      className="composer"
      aria-busy={sending}
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      {suggestions && <SuggestionList id={id} suggestions={suggestions} chosen={composing.chosen} take={composing.take} />}
      <CommandHint text={composing.text} inThread={thread !== null} />
      <Field id={id} label={label} composing={composing} />
      <div className="composer-bar">
        {thread === null && <ShortcutsMenu />}
        <span className="composer-keys">Enter sends, Shift and Enter begins a new line</span>
        <button
          type="submit"
          className="composer-send"
          aria-label="Send"
          title="Send"
          aria-disabled={sending || composing.text.trim() === ''}
        >
          <Icon name="send" />
        </button>
      </div>
    </form>
  );
}

type FieldProps = { readonly id: string; readonly label: string; readonly composing: Composing };

function Field({ id, label, composing }: FieldProps) {
  const { suggestions, chosen, field } = composing;
  const [focused, setFocused] = useState(false);
  const open = suggestions !== null && focused;
  return (
    <textarea
      ref={field}
      rows={1}
      aria-label={label}
      placeholder={label}
      value={composing.text}
      readOnly={composing.sending}
      aria-autocomplete="list"
      aria-haspopup="listbox"
      aria-controls={open ? id : undefined}
      aria-activedescendant={open ? `${id}-${chosen}` : undefined}
      onFocus={() => setFocused(true)}
      onBlur={() => setFocused(false)}
      onChange={({ target }) => composing.type(target.value, target.selectionStart)}
      onSelect={({ currentTarget }) => composing.setCaret(currentTarget.selectionStart)}
      onKeyDown={composing.onKeyDown}
    />
  );
}

/** How the command that has been begun goes on. */
function CommandHint({ text, inThread }: { readonly text: string; readonly inThread: boolean }) {
  const command = commandIn(text, useSession().screen.commands);
  if (!command) return null;
  return (
    <p className="command-hint">
      {inThread ? (
        <>Slack takes no commands in threads. Type it in the channel.</>
      ) : (
        <>
          <code>
            {command.command} {command.hint}
          </code>
          <span>{command.description}</span>
        </>
      )}
    </p>
  );
}
