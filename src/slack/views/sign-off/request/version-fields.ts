import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import { type Content, mostAttached } from '#src/use-cases/sign-off/decide/version-content.ts';
import { capitalised } from '../../capitalised.ts';
import { checkboxField, fileField, textField } from '../../inputs.ts';

/** Block and action ids of the fields that hold what is to be approved. */
export const versionFields = {
  title: 'title',
  ask: 'ask',
  links: 'links',
  kept: 'kept_files',
  files: 'files',
  sections: 'sections',
  note: 'note',
} as const;

/**
 * The fields of a version, filled with one that stands.
 *
 * @param sections those that it has to hold; empty where it has none
 */
export function drawVersionFields(sections: readonly string[], filled: Content | null = null): types.KnownBlock[] {
  const kept = filled?.files ?? [];
  return [
    textField({
      id: versionFields.title,
      label: 'Title',
      hint: 'What is to be approved, as the bodies should read it.',
      longest: textLimits.title,
      filled: filled?.title ?? null,
    }),
    textField({
      id: versionFields.ask,
      label: 'What is asked',
      hint: 'Where the title does not say it: what the bodies are to agree to. No patient details, please.',
      multiline: true,
      optional: true,
      longest: textLimits.ask,
      filled: filled?.ask ?? null,
    }),
    textField({
      id: versionFields.links,
      label: 'Links',
      hint: `Where the documents are, one address a line, each beginning with https:// (at most ${mostAttached}).`,
      multiline: true,
      optional: true,
      filled: filled?.links.join('\n') ?? null,
    }),
    ...(kept.length > 0 ? [keptFiles(kept)] : []),
    fileField({
      id: versionFields.files,
      label: kept.length > 0 ? 'More files' : 'Files',
      hint: 'Up to 50 MB each. Approval binds to their content as it is now.',
      optional: true,
      most: mostAttached,
    }),
    ...(sections.length > 0 ? [sectionsField(sections, filled?.sections ?? [])] : []),
    textField({
      id: versionFields.note,
      label: 'Note',
      multiline: true,
      optional: true,
      longest: textLimits.note,
      filled: filled?.note ?? null,
    }),
  ];
}

/** A field for files can't be filled in: those of the version before are kept by their boxes. */
function keptFiles(files: Content['files']): types.InputBlock {
  return checkboxField({
    id: versionFields.kept,
    label: 'Files of the version before',
    hint: 'Untick those that no longer belong to it.',
    optional: true,
    choices: files.map(({ slackFileId, name }) => ({ value: slackFileId, text: name })),
    ticked: files.map(({ slackFileId }) => slackFileId),
  });
}

function sectionsField(sections: readonly string[], ticked: readonly string[]): types.InputBlock {
  return checkboxField({
    id: versionFields.sections,
    label: 'Sections it holds',
    hint: 'A business plan is sent once it holds all of them.',
    optional: true,
    choices: sections.map((section) => ({ value: section, text: capitalised(section) })),
    ticked,
  });
}
