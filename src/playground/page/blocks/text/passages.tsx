import { Each } from '../each.tsx';
import { Inlines } from './inlines.tsx';
import type { Passage } from './markup.ts';
import './text.css';

/** Passages below one another. */
export function Passages({ of }: { readonly of: readonly Passage[] }) {
  return <Each of={of} draw={(passage) => <PassageShown passage={passage} />} />;
}

function PassageShown({ passage }: { readonly passage: Passage }) {
  switch (passage.kind) {
    case 'text':
      return (
        <div className="bk-lines">
          <Inlines of={passage.inside} />
        </div>
      );
    case 'quote':
      return (
        <blockquote className="bk-quote">
          <Inlines of={passage.inside} />
        </blockquote>
      );
    case 'heading':
      return (
        <h3 className="bk-heading">
          <Inlines of={passage.inside} />
        </h3>
      );
    case 'preformatted':
      return <pre className="bk-pre">{passage.text}</pre>;
    case 'list':
      return <List list={passage} />;
  }
}

function List({ list }: { readonly list: Extract<Passage, { kind: 'list' }> }) {
  const items = (
    <Each
      of={list.items}
      draw={(item) => (
        <li>
          <Inlines of={item} />
        </li>
      )}
    />
  );
  const className = `bk-list bk-list-${Math.min(list.indent, 5)}`;
  if (!list.ordered) return <ul className={className}>{items}</ul>;
  return (
    <ol className={className} start={list.start}>
      {items}
    </ol>
  );
}
