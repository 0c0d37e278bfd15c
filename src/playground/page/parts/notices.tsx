import { Icon } from './icon.tsx';

export type Notice = { readonly id: number; readonly text: string };

/** What Slack itself says, until it is dismissed: above, where it covers nothing that one types or chooses. */
export function Notices({ notices, dismiss }: { readonly notices: readonly Notice[]; readonly dismiss: (id: number) => void }) {
  return (
    <div className="notices" role="alert">
      {notices.map(({ id, text }) => (
        <p key={id} className="notice">
          <span>{text}</span>
          <button type="button" className="icon-button" aria-label="Dismiss" title="Dismiss" onClick={() => dismiss(id)}>
            <Icon name="close" />
          </button>
        </p>
      ))}
    </div>
  );
}
