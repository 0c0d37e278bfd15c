import type { Refusal } from '#src/domain/refusal.ts';
import type { TextField } from '#src/domain/text-gate.ts';
import type { Privacy } from '#src/use-cases/sign-off/request/change-privacy.ts';
import { type FilledForm, inputValue } from '../../../requests/payloads.ts';
import { privacyFields, readerChoices } from '../../../views/sign-off/request/privacy-fields.ts';

/** What is chosen in a form of who may see a request. A reason that is still to be chosen is empty. */
export function privacyIn(form: FilledForm): Privacy {
  const isPrivate = inputValue(form, privacyFields.readers) === readerChoices.private;
  return {
    privateReason: isPrivate ? inputValue(form, privacyFields.privateReason) : null,
    publicTitle: inputValue(form, privacyFields.publicTitle) || null,
    privateNote: inputValue(form, privacyFields.privateNote) || null,
  };
}

const inputsOfTexts: Partial<Record<string, string>> = {
  'why it is private': privacyFields.privateReason,
  'public title': privacyFields.publicTitle,
  'more on why it is private': privacyFields.privateNote,
} satisfies Partial<Record<TextField, string>>;

/** The input of who may see it that a refusal is about; null where it is about something else. */
export function inputOfPrivacy(refusal: Refusal, { view }: FilledForm): string | null {
  if (refusal.code !== 'text_missing' && refusal.code !== 'text_too_long') return null;
  const input = inputsOfTexts[refusal.what] ?? null;
  // Drawn a moment after it was chosen to be private.
  return input === privacyFields.privateReason && !(input in view.state.values) ? privacyFields.readers : input;
}
