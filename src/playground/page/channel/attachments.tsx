import type { FileOnScreen } from '../../web/contract.ts';
import { Icon } from '../parts/icon.tsx';
import { sizeInWords } from './size-in-words.ts';

/** The files shared with a message: pictures to be seen, others to be fetched. */
export function Attachments({ files }: { readonly files: readonly FileOnScreen[] }) {
  if (files.length === 0) return null;
  return (
    <ul className="attachments" aria-label="Files">
      {files.map(({ id, name, size, url, image }) => (
        <li key={id}>
          {image ? (
            <a href={url} target="_blank" rel="noopener">
              <img src={url} alt={name} />
            </a>
          ) : (
            <a className="attachment" href={url} download={name}>
              <Icon name="file" />
              <span>
                <b>{name}</b>
                <small className="soft">{sizeInWords(size)}</small>
              </span>
            </a>
          )}
        </li>
      ))}
    </ul>
  );
}
