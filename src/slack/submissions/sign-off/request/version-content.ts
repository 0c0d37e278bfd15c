import { done, type Outcome, type Refusal } from '#src/domain/refusal.ts';
import type { VersionFile } from '#src/domain/sign-off/sign-off.ts';
import type { TextField } from '#src/domain/text-gate.ts';
import type { GivenContent } from '#src/use-cases/sign-off/decide/version-content.ts';
import type { Submission } from '../../../requests/form.ts';
import { type FilledForm, inputValue, inputValues } from '../../../requests/payloads.ts';
import { versionFields } from '../../../views/sign-off/request/version-fields.ts';

/** What was filled in of a version, or why a file of it could not be read. */
export function givenContent(submission: Submission): Outcome<GivenContent> {
  const files: VersionFile[] = [];
  for (const file of submission.files) {
    if (file.refused) return file;
    files.push(file.value);
  }
  return done({
    title: inputValue(submission, versionFields.title),
    ask: inputValue(submission, versionFields.ask) || null,
    links: inputValue(submission, versionFields.links),
    files,
    sections: inputValues(submission, versionFields.sections),
    note: inputValue(submission, versionFields.note) || null,
  });
}

const inputs: Partial<Record<Refusal['code'], string>> = {
  link_not_a_link: versionFields.links,
  file_not_read: versionFields.files,
  sections_missing: versionFields.sections,
};

const inputsOfTexts: Partial<Record<string, string>> = {
  title: versionFields.title,
  ask: versionFields.ask,
  link: versionFields.links,
  'file name': versionFields.files,
  note: versionFields.note,
} satisfies Partial<Record<TextField, string>>;

/** The input of the version's fields that a refusal is about; null where it is about none of them. */
export function inputOfContent(refusal: Refusal): string | null {
  if (refusal.code === 'too_many') return versionFields[refusal.what];
  if (refusal.code === 'text_too_long') return inputsOfTexts[refusal.what] ?? null;
  return inputs[refusal.code] ?? null;
}

/** An input as it stands in the form, else the title's: Slack takes no message under an input that is not there. */
export function standing({ view }: FilledForm, input: string): string {
  return input in view.state.values ? input : versionFields.title;
}
