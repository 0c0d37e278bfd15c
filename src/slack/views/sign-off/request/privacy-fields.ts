import type { types } from '@slack/bolt';
import { listedReason, privateReasons } from '#src/domain/private-reasons.ts';
import { textLimits } from '#src/domain/text-gate.ts';
import { choiceField, radioField, textField } from '../../inputs.ts';
import { readersOfPrivate } from '../read/words.ts';

/** Block and action ids of the fields that say who may see a request. */
export const privacyFields = {
  readers: 'readers',
  privateReason: 'private_reason',
  publicTitle: 'public_title',
  privateNote: 'private_note',
} as const;

/** Who may see a request. */
export const readerChoices = { everybody: 'everybody', private: 'private' } as const;

export type ShownPrivacy = {
  /** False where pathway or route make it private, whatever is chosen */
  readonly mayBePrivate: boolean;
  /** As far as it is chosen; null: it is not private of its own */
  readonly privateReason: string | null;
  readonly publicTitle: string | null;
  readonly privateNote: string | null;
};

/** Who may see a request and, where not everybody may, why, and what the others read in its place. */
export function drawPrivacyFields({ mayBePrivate, privateReason, publicTitle, privateNote }: ShownPrivacy): types.InputBlock[] {
  const isClosed = !mayBePrivate || privateReason !== null;
  return [
    ...(mayBePrivate ? [readers(privateReason)] : []),
    ...(mayBePrivate && privateReason !== null ? [reason(privateReason)] : []),
    ...(isClosed ? [titleForOthers(publicTitle), moreOnWhy(privateNote)] : []),
  ];
}

function readers(privateReason: string | null): types.InputBlock {
  return radioField({
    id: privacyFields.readers,
    label: 'Who may see it',
    choices: [
      { value: readerChoices.everybody, text: 'Everybody in the governance file' },
      { value: readerChoices.private, text: `Private: ${readersOfPrivate}; no provider` },
    ],
    chosen: privateReason === null ? readerChoices.everybody : readerChoices.private,
    redraws: true,
  });
}

/** One in somebody's own words, from before there was a list, can be left as it is. */
function reason(given: string): types.InputBlock {
  const own = given === '' || listedReason(given) !== null ? [] : [given];
  return choiceField({
    id: privacyFields.privateReason,
    label: 'Private because',
    hint: 'Everybody can read this reason.',
    choices: [...own, ...privateReasons].map((one) => ({ value: one, text: one.slice(0, 1).toUpperCase() + one.slice(1) })),
    chosen: listedReason(given) ?? given,
  });
}

function titleForOthers(filled: string | null): types.InputBlock {
  return textField({
    id: privacyFields.publicTitle,
    label: 'Public title',
    hint: 'What stands in channels, lists and digests in place of the title. Left empty, they say “Private item” and its number.',
    optional: true,
    longest: textLimits['public title'],
    filled,
  });
}

function moreOnWhy(filled: string | null): types.InputBlock {
  return textField({
    id: privacyFields.privateNote,
    label: 'More on why it is private',
    hint: 'Only those who may see it will read this.',
    optional: true,
    multiline: true,
    longest: textLimits['more on why it is private'],
    filled,
  });
}
