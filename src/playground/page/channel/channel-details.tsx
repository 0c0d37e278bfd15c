import type { Conversation } from '../../web/contract.ts';
import { Avatar } from '../parts/avatar.tsx';
import { useSession } from '../session.ts';

type ChannelDetailsProps = { readonly conversation: Conversation; readonly close: () => void };

/** Who is in a channel; the app is invited or removed here. */
export function ChannelDetails({ conversation, close }: ChannelDetailsProps) {
  const { screen, act } = useSession();
  const { id, name, kind, members, appIn } = conversation;
  const people = screen.people.filter((person) => members.includes(person.id));
  const { bot } = screen;
  return (
    <>
      <h2>
        #{name} <small className="soft">{kind === 'private' ? 'Private channel' : 'Channel'}</small>
      </h2>
      <h3>Apps</h3>
      <div className="details-app">
        <Avatar id={bot.id} name={bot.name} app />
        <b>{bot.name}</b>
        <button
          type="button"
          className="button"
          onClick={() => {
            close();
            void act({ kind: appIn ? 'remove_app' : 'invite_app', channel: id });
          }}
        >
          {appIn ? 'Remove' : 'Invite'} {bot.name}
        </button>
      </div>
      <h3>Members</h3>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <Avatar id={person.id} name={person.name} />
            <span>
              <b>{person.name}</b>
              <small className="soft">{person.posts}</small>
            </span>
          </li>
        ))}
      </ul>
    </>
  );
}
