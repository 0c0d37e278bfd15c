import { type Json, objectsOf, stringOf } from '../../workspace/model.ts';
import { Control } from './controls/control.tsx';
import { Each } from './each.tsx';
import { Container, TaskCard, Video } from './kinds/cards.tsx';
import { Input } from './kinds/input.tsx';
import { Picture } from './kinds/picture.tsx';
import { Section } from './kinds/section.tsx';
import { Table } from './kinds/table.tsx';
import { Unknown } from './kinds/unknown.tsx';
import { parseMarkdown } from './text/parse-markdown.ts';
import { Passages } from './text/passages.tsx';
import { plainOf } from './text/plain.ts';
import { readRichText } from './text/read-rich-text.ts';
import { Text } from './text/text.tsx';

/** Blocks below one another. One that keeps its id keeps its state and the focus when the message changes. */
export function BlockList({ blocks }: { readonly blocks: readonly Json[] }) {
  return blocks.map((block, index) => <Block key={stringOf(block['block_id']) ?? index} block={block} />);
}

function Block({ block }: { readonly block: Json }) {
  switch (block['type']) {
    case 'section':
      return <Section block={block} />;
    case 'header':
      return <h3 className="bk-header">{plainOf(block['text'])}</h3>;
    case 'divider':
      return <hr className="bk-divider" />;
    case 'context':
      return <Context block={block} />;
    case 'actions':
      return <Actions block={block} />;
    case 'input':
      return <Input block={block} />;
    case 'image':
      return <ImageBlock block={block} />;
    case 'rich_text':
      return <Passages of={readRichText(block)} />;
    case 'markdown':
      return <Passages of={parseMarkdown(stringOf(block['text']) ?? '')} />;
    case 'table':
      return <Table block={block} />;
    case 'video':
      return <Video block={block} />;
    case 'container':
      return (
        <Container block={block}>
          <BlockList blocks={objectsOf(block['child_blocks'])} />
        </Container>
      );
    case 'task_card':
      return <TaskCard block={block} />;
    default:
      return <Unknown of={block} />;
  }
}

function Context({ block }: { readonly block: Json }) {
  return (
    <div className="bk-context">
      <Each
        of={objectsOf(block['elements'])}
        draw={(element) =>
          element['type'] === 'image' ? (
            <Picture of={element} className="bk-icon" />
          ) : (
            <div>
              <Text of={element} />
            </div>
          )
        }
      />
    </div>
  );
}

function Actions({ block }: { readonly block: Json }) {
  const place = { blockId: String(block['block_id']), labelledBy: null, field: null };
  return (
    <div className="bk-actions">
      {objectsOf(block['elements']).map((element) => (
        <div key={stringOf(element['action_id'])} className="bk-action">
          <Control element={element} place={place} />
        </div>
      ))}
    </div>
  );
}

function ImageBlock({ block }: { readonly block: Json }) {
  const title = plainOf(block['title']);
  return (
    <figure className="bk-image">
      {title !== '' && <figcaption className="bk-small">{title}</figcaption>}
      <Picture of={block} className="bk-picture" />
    </figure>
  );
}
