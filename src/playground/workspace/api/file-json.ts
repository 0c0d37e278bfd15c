import { permalinkOf, slugOf } from '../file-access.ts';
import { fileTypeOf, mimeTypeOf } from '../file-types.ts';
import type { Json, StoredFile } from '../model.ts';
import type { WorkspaceState } from '../state.ts';

/** A file as the Web API shows it. */
export function fileJson(state: WorkspaceState, file: StoredFile): Json {
  const channels = file.sharedIn.map(({ channel }) => channel);
  const inKind = (kind: 'public' | 'private' | 'direct') => channels.filter((channel) => state.channel(channel).kind === kind);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    mimetype: mimeTypeOf(file.name),
    filetype: fileTypeOf(file.name),
    user: file.user,
    size: file.length,
    mode: 'hosted',
    is_external: false,
    is_public: inKind('public').length > 0,
    permalink: permalinkOf(state, file),
    url_private: privateUrl(state, file, ''),
    url_private_download: privateUrl(state, file, 'download/'),
    ...(file.altText === null ? {} : { alt_txt: file.altText }),
    channels: inKind('public'),
    groups: inKind('private'),
    ims: inKind('direct'),
    shares: sharesOf(state, file),
  };
}

/** Where its bytes are, for who has the bot's token. */
function privateUrl({ address, team }: WorkspaceState, { id, name }: StoredFile, way: '' | 'download/'): string {
  return `${address}/files-pri/${team.id}-${id}/${way}${slugOf(name)}`;
}

function sharesOf(state: WorkspaceState, file: StoredFile): Json {
  const shares = { public: {} as Record<string, Json[]>, private: {} as Record<string, Json[]> };
  for (const { channel, ts } of file.sharedIn) {
    const side = state.channel(channel).kind === 'public' ? shares.public : shares.private;
    side[channel] = [...(side[channel] ?? []), { ts }];
  }
  return shares;
}
