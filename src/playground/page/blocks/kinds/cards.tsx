import type { ReactNode } from 'react';
import { type Json, objectsOf, stringOf } from '../../../workspace/model.ts';
import { safeUrl } from '../text/markup.ts';
import { Passages } from '../text/passages.tsx';
import { plainOf } from '../text/plain.ts';
import { readRichText } from '../text/read-rich-text.ts';
import { Text } from '../text/text.tsx';
import { Picture } from './picture.tsx';

/** A video: its picture, and a link to where it plays. */
export function Video({ block }: { readonly block: Json }) {
  const address = safeUrl(block['title_url'] ?? block['video_url']);
  const title = plainOf(block['title']);
  return (
    <div className="bk-card">
      <strong>
        {address === null ? (
          title
        ) : (
          <a className="bk-link" href={address} target="_blank" rel="noopener noreferrer">
            {title}
          </a>
        )}
      </strong>
      <div className="bk-small">{[stringOf(block['author_name']), stringOf(block['provider_name'])].filter(Boolean).join(', ')}</div>
      {block['description'] !== undefined && <Text of={block['description']} />}
      <Picture of={block} className="bk-picture" />
    </div>
  );
}

/** Blocks in a frame. */
export function Container({ block, children }: { readonly block: Json; readonly children: ReactNode }) {
  return (
    <div className="bk-card">
      {block['title'] !== undefined && (
        <strong>
          <Text of={block['title']} />
        </strong>
      )}
      {block['subtitle'] !== undefined && <div className="bk-small">{plainOf(block['subtitle'])}</div>}
      {children}
    </div>
  );
}

/** A step of something under way. */
export function TaskCard({ block }: { readonly block: Json }) {
  const parts = [block['details'], block['output']].flatMap((part) => objectsOf([part]));
  return (
    <div className="bk-card">
      <strong>{stringOf(block['title'])}</strong>
      {typeof block['status'] === 'string' && <div className="bk-small">{block['status'].replaceAll('_', ' ')}</div>}
      {parts.map((part) => (
        <Passages key={stringOf(part['block_id'])} of={readRichText(part)} />
      ))}
    </div>
  );
}
