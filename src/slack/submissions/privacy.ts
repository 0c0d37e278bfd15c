import { type FilledForm, inputValue } from '../requests/payloads.ts';
import { privacyFields, readerChoices } from '../views/sign-off/privacy-fields.ts';

/** What is chosen in a form of who may see a request. A reason that is still to be chosen is empty. */
export function privacyIn(form: FilledForm): { readonly privateReason: string | null; readonly publicTitle: string | null } {
  const isPrivate = inputValue(form, privacyFields.readers) === readerChoices.private;
  return {
    privateReason: isPrivate ? inputValue(form, privacyFields.privateReason) : null,
    publicTitle: inputValue(form, privacyFields.publicTitle) || null,
  };
}
