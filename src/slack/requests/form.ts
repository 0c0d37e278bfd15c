import type { Outcome } from '#src/domain/refusal.ts';
import type { VersionFile } from '#src/domain/sign-off/sign-off.ts';
import type { Handler } from './handler.ts';
import type { FilledForm, SubmissionPayload } from './payloads.ts';

/** A form of ours: its callback id, the input under which a general message stands, and what submitting does. */
export type Form = {
  readonly callbackId: string;
  readonly mainInput: string;
  readonly submit: Handler<Submission>;
  /** Draws the form anew after a choice in it on which what it shows depends; what was filled in stays as long as its input does */
  readonly changed?: Handler<FilledForm>;
};

/** What was submitted, with the files that were given in it, each read or refused. */
export type Submission = SubmissionPayload & { readonly files: readonly Outcome<VersionFile>[] };

/** The input under which stands what is about none in particular: Slack takes no message under one that the form does not show. */
export function mainInputIn({ mainInput }: Pick<Form, 'mainInput'>, { view }: Shown): string {
  const [first = mainInput, ...others] = Object.keys(view.state.values);
  return others.includes(mainInput) ? mainInput : first;
}

type Shown = { readonly view: Pick<FilledForm['view'], 'state'> };
