import type { Directory } from '#src/domain/directory.ts';

/** The directories this process has read, each good for as long as the database says the same version of it. */
export type DirectoryCache = {
  get(team: string, version: string): Directory | null;
  keep(team: string, version: string, directory: Directory): void;
};

export function createDirectoryCache(): DirectoryCache {
  const kept = new Map<string, { readonly version: string; readonly directory: Directory }>();
  return {
    get(team, version) {
      const known = kept.get(team);
      return known?.version === version ? known.directory : null;
    },
    keep: (team, version, directory) => void kept.set(team, { version, directory }),
  };
}
