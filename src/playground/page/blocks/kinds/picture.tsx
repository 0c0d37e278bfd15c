import { useState } from 'react';
import { isJson, type Json, stringOf } from '../../../workspace/model.ts';

/** A picture of the workspace, or what it shows in words: pictures from other addresses are not fetched. */
export function Picture({ of, className }: { readonly of: Json; readonly className: string }) {
  const [failed, setFailed] = useState(false);
  const words = stringOf(of['alt_text']) ?? '';
  const source = sourceOf(of);
  if (source === null || failed) {
    return (
      <span role="img" aria-label={words} className={`${className} bk-no-picture`}>
        {words}
      </span>
    );
  }
  return <img className={className} src={source} alt={words} title={words} onError={() => setFailed(true)} />;
}

function sourceOf(of: Json): string | null {
  const file = of['slack_file'];
  if (isJson(file)) return typeof file['id'] === 'string' ? `/files/${encodeURIComponent(file['id'])}` : ours(stringOf(file['url']));
  return ours(stringOf(of['image_url'] ?? of['thumbnail_url']));
}

function ours(address: string | null): string | null {
  if (address === null || !URL.canParse(address, location.href)) return null;
  const { origin, href } = new URL(address, location.href);
  return origin === location.origin ? href : null;
}
