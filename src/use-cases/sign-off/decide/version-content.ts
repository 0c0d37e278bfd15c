import { v7 as uuid } from 'uuid';
import type { Subject } from '#src/domain/directory.ts';
import { done, type Outcome, refuse } from '#src/domain/refusal.ts';
import { contentHash } from '#src/domain/sign-off/content-hash.ts';
import { requiredSections } from '#src/domain/sign-off/sections.ts';
import type { SignOffVersion, VersionFile } from '#src/domain/sign-off/sign-off.ts';
import { examineOptionalText, examineText, type Gate } from '#src/domain/text-gate.ts';

/** What somebody filled in of a version that is to be approved. */
export type GivenContent = {
  readonly title: string;
  readonly ask: string | null;
  /** As typed: one a line */
  readonly links: string;
  readonly files: readonly VersionFile[];
  readonly sections: readonly string[];
  readonly note: string | null;
};

/** All that approvers see of a version. */
export type Content = Pick<SignOffVersion, 'title' | 'ask' | 'links' | 'files' | 'note' | 'sections'>;

/** A version of this content, fixed by its hash. */
export function versionOf({ title, ask, links, files, note, sections }: Content, made: MadeVersion): SignOffVersion {
  const content = { title, ask, links, files, note, sections };
  return { id: uuid(), ...made, ...content, hash: contentHash(content), contested: null };
}

type MadeVersion = Pick<SignOffVersion, 'number' | 'at' | 'byId' | 'change' | 'reason'>;

/** The most links, and the most files, of one version. */
export const mostAttached = 10;

/** Every text through the gate, links as they can be opened, and of the sections those that the subject has. */
export function examinedContent(given: GivenContent, subject: Subject, gate: Gate): Outcome<Content> {
  const title = examineText(given.title, 'title', gate);
  if (title.refused) return title;
  if (title.value === '') return refuse({ code: 'text_missing', what: 'title' });
  const ask = examineOptionalText(given.ask, 'ask', gate);
  if (ask.refused) return ask;
  const links = examinedLinks(given.links, gate);
  if (links.refused) return links;
  const files = examinedFiles(given.files, gate);
  if (files.refused) return files;
  const note = examineOptionalText(given.note, 'note', gate);
  if (note.refused) return note;
  const sections = requiredSections(subject).filter((section) => given.sections.includes(section));
  return done({ title: title.value, ask: ask.value, links: links.value, files: files.value, note: note.value, sections });
}

function examinedLinks(typed: string, gate: Gate): Outcome<readonly string[]> {
  const lines = typed.split('\n').filter((line) => line.trim() !== '');
  const links = new Set<string>();
  for (const line of lines) {
    const link = examineText(line, 'link', gate);
    if (link.refused) return link;
    if (!isLink(link.value)) return refuse({ code: 'link_not_a_link', given: link.value });
    links.add(link.value);
  }
  if (links.size > mostAttached) return refuse({ code: 'too_many', what: 'links', limit: mostAttached, given: links.size });
  return done([...links]);
}

/** A web address as it stands; one that hides its host behind a name and @ is none. */
function isLink(text: string): boolean {
  const url = URL.parse(text);
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && url.password === '' && !/\s/.test(text);
}

/** The same file given twice is one. */
function examinedFiles(given: readonly VersionFile[], gate: Gate): Outcome<readonly VersionFile[]> {
  const files = [...new Map(given.map((file) => [file.slackFileId, file])).values()];
  if (files.length > mostAttached) return refuse({ code: 'too_many', what: 'files', limit: mostAttached, given: files.length });
  const examined: VersionFile[] = [];
  for (const file of files) {
    const name = examineText(file.name, 'file name', gate);
    if (name.refused) return name;
    examined.push({ ...file, name: name.value });
  }
  return done(examined);
}
