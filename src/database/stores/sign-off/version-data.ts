import type { SignOffVersion } from '#src/domain/sign-off/sign-off.ts';

/** The columns of a new version, but for the sign-off it is of. */
export function versionData({ id, number, title, ask, links, files, note, sections, hash, at, byId, change, reason }: SignOffVersion) {
  return {
    id,
    number,
    title,
    ask,
    links: [...links],
    files: files.map((file) => ({ ...file })),
    note,
    sections: [...sections],
    hash,
    at: at.toJSDate(),
    byId,
    change,
    reason,
  };
}
