import { useNames } from '../../names.ts';
import { Each } from '../each.tsx';
import type { Inline } from './markup.ts';

/** Words with their marks, links, people and channels. */
export function Inlines({ of }: { readonly of: readonly Inline[] }) {
  return <Each of={of} draw={(node) => <InlineNode node={node} />} />;
}

function InlineNode({ node }: { readonly node: Inline }) {
  switch (node.kind) {
    case 'text':
      return node.text;
    case 'bold':
      return (
        <strong>
          <Inlines of={node.inside} />
        </strong>
      );
    case 'italic':
      return (
        <em>
          <Inlines of={node.inside} />
        </em>
      );
    case 'strike':
      return (
        <s>
          <Inlines of={node.inside} />
        </s>
      );
    case 'code':
      return <code className="bk-code">{node.text}</code>;
    case 'link':
      return <Link url={node.url} text={node.text} />;
    case 'user':
      return <UserMention id={node.id} />;
    case 'channel':
      return <ChannelLink id={node.id} name={node.name} />;
    case 'mention':
      return <span className="bk-mention">{node.text}</span>;
  }
}

function Link({ url, text }: { readonly url: string; readonly text: string }) {
  return (
    <a className="bk-link" href={useNames().leadsTo(url)} target="_blank" rel="noopener noreferrer">
      {text}
    </a>
  );
}

function UserMention({ id }: { readonly id: string }) {
  return <span className="bk-mention">@{useNames().user(id)}</span>;
}

/** Leads to the channel where this person can open it. */
function ChannelLink({ id, name }: { readonly id: string; readonly name: string | null }) {
  const { channel, conversations, openChannel } = useNames();
  const called = `#${name ?? channel(id)}`;
  if (!conversations.some((one) => one.id === id)) return <span className="bk-mention">{called}</span>;
  return (
    <button type="button" className="bk-channel" onClick={() => openChannel(id)}>
      {called}
    </button>
  );
}
