import { useState } from 'react';
import { addressOf, moved } from '../live/place.ts';
import { Avatar } from '../parts/avatar.tsx';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { useSession } from '../session.ts';
import { peopleMatching } from './people-matching.ts';

/** Who this tab is, and everybody else it could be. */
export function YouAre() {
  const { you } = useSession();
  return (
    <Popover
      label="You are"
      buttonClass="top-button you-are"
      className="people"
      button={
        <>
          <Avatar id={you.id} name={you.name} small />
          <span className="you-are-words">
            <small>You are</small> <b>{you.name}</b>
          </span>
          <Icon name="down" />
        </>
      }
    >
      {(close) => <People close={close} />}
    </Popover>
  );
}

/** From so many people on, one looks for a name rather than reading them all. */
const many = 8;

function People({ close }: { readonly close: () => void }) {
  const { screen } = useSession();
  const [text, setText] = useState('');
  const found = peopleMatching(screen.people, text);
  return (
    <>
      {screen.people.length >= many && (
        <input
          data-first
          className="field"
          type="search"
          placeholder="Find a person or a post"
          aria-label="Find a person or a post"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      )}
      <ul className="people-list">
        {found.map((person) => (
          <PersonRow key={person.id} {...person} close={close} />
        ))}
      </ul>
      {found.length === 0 && <p className="soft">Nobody is called that.</p>}
    </>
  );
}

type PersonRowProps = { readonly id: string; readonly name: string; readonly posts: string; readonly close: () => void };

function PersonRow({ id, name, posts, close }: PersonRowProps) {
  const { you, place, go } = useSession();
  const title = `Open as ${name} in a new tab`;
  return (
    <li>
      <button
        type="button"
        className="person"
        aria-current={id === you.id}
        onClick={() => {
          close();
          go({ as: id });
        }}
      >
        <Avatar id={id} name={name} />
        <span>
          <b>{name}</b>
          <small>{posts}</small>
        </span>
        {id === you.id && <Icon name="tick" />}
      </button>
      <a
        className="icon-button"
        href={addressOf(moved(place, { as: id }))}
        target="_blank"
        rel="noopener"
        aria-label={title}
        title={title}
        onClick={close}
      >
        <Icon name="tab" />
      </a>
    </li>
  );
}
