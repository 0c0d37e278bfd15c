import type { ReactNode } from 'react';
import { Icon } from '../parts/icon.tsx';
import { PlaceLink } from '../parts/place-link.tsx';

type SidebarLinkProps = {
  readonly to: string;
  readonly current: boolean;
  readonly unread: number;
  readonly mark: ReactNode;
  readonly name: string;
  readonly note: string | null;
};

export function SidebarLink({ to, current, unread, mark, name, note }: SidebarLinkProps) {
  return (
    <li>
      <PlaceLink to={{ in: to }} current={current} className={unread > 0 ? 'sidebar-link sidebar-unread' : 'sidebar-link'}>
        {mark}
        <span className="sidebar-name">{name}</span>
        {note !== null && (
          <span className="sidebar-note" title={note}>
            <Icon name="absent" />
            <span className="visually-hidden">, {note}</span>
          </span>
        )}
        {unread > 0 && (
          <span className="count">
            {unread}
            <span className="visually-hidden"> unread</span>
          </span>
        )}
      </PlaceLink>
    </li>
  );
}
