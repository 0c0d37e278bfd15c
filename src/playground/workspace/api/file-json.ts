import type { Json, StoredFile } from '../model.ts';
import type { WorkspaceState } from '../state.ts';

/** A file as the Web API shows it. */
export function fileJson(state: WorkspaceState, file: StoredFile): Json {
  const extension = /\.(\w+)$/.exec(file.name)?.[1]?.toLowerCase() ?? 'binary';
  const channels = file.sharedIn.map(({ channel }) => channel);
  const inKind = (kind: 'public' | 'private' | 'direct') => channels.filter((channel) => state.channel(channel).kind === kind);
  return {
    id: file.id,
    created: file.created,
    timestamp: file.created,
    name: file.name,
    title: file.title,
    filetype: extension,
    user: state.bot.userId,
    size: file.length,
    mode: 'hosted',
    is_external: false,
    is_public: inKind('public').length > 0,
    ...(file.altText === null ? {} : { alt_txt: file.altText }),
    channels: inKind('public'),
    groups: inKind('private'),
    ims: inKind('direct'),
    shares: sharesOf(state, file),
  };
}

function sharesOf(state: WorkspaceState, file: StoredFile): Json {
  const shares = { public: {} as Record<string, Json[]>, private: {} as Record<string, Json[]> };
  for (const { channel, ts } of file.sharedIn) {
    const side = state.channel(channel).kind === 'public' ? shares.public : shares.private;
    side[channel] = [...(side[channel] ?? []), { ts }];
  }
  return shares;
}
