import { useRef } from 'react';
import type { Json } from '../../workspace/model.ts';
import { type ActionSource, Source } from './action-source.ts';
import { BlockList } from './block.tsx';
import { Mrkdwn } from './mrkdwn.tsx';
import { useKeptFocus } from './use-kept-focus.ts';
import './blocks.css';

type BlocksProps = {
  readonly blocks: readonly Json[];
  /** The text of a message without blocks */
  readonly fallback: string;
  readonly source: ActionSource;
};

/** What the app sent, as Slack draws it. */
export function Blocks({ blocks, fallback, source }: BlocksProps) {
  const element = useRef<HTMLDivElement>(null);
  useKeptFocus(element, (here) => here.focus({ preventScroll: true }));
  return (
    <div ref={element} className="bk-blocks" tabIndex={-1}>
      <Source value={source}>{blocks.length === 0 ? <Mrkdwn text={fallback} /> : <BlockList blocks={blocks} />}</Source>
    </div>
  );
}
