import type { Conversation } from '../../web/contract.ts';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { useSession } from '../session.ts';
import { ChannelDetails } from './channel-details.tsx';

/** The channel's name, who is in it, and whether the app is. */
export function ChannelHeader({ conversation }: { readonly conversation: Conversation }) {
  const { screen, act } = useSession();
  const { id, name, kind, members, appIn } = conversation;
  return (
    <>
      <header className="main-header">
        <div className="main-title">
          <Icon name={kind === 'private' ? 'lock' : 'hash'} />
          <h2>{name}</h2>
        </div>
        <Popover
          label={`Details of #${name}`}
          buttonClass="button button-quiet"
          className="details"
          button={
            <>
              <Icon name="people" />
              <span className="visually-hidden">Members and apps of #{name}: </span>
              {members.length}
            </>
          }
        >
          {(close) => <ChannelDetails conversation={conversation} close={close} />}
        </Popover>
      </header>
      {!appIn && (
        <p className="not-here">
          <span>{screen.bot.name} is not in this channel: it cannot post here.</span>
          <button type="button" className="button" onClick={() => void act({ kind: 'invite_app', channel: id })}>
            Invite {screen.bot.name}
          </button>
        </p>
      )}
    </>
  );
}
