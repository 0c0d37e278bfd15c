import type { SignOffOutcomeNote } from './sign-off.ts';
import type { RulingWanted, SignOffNote } from './sign-off-note.ts';

/** What is told of a request beside its card and its certificate. */
export type ToldOfSignOff = SignOffNote | SignOffOutcomeNote;

/** A note as it may stand before somebody to whom the content of the request is closed: title, state and what they can do, but nothing that was said. */
export function withoutContent(note: ToldOfSignOff): ToldOfSignOff {
  if (note.kind === 'sign_off_outcome') return { ...note, closed: true, outcomeReason: null, bodies: [] };
  switch (note.about) {
    case 'starts_again':
      return { ...note, by: null, reason: null, files: [] };
    case 'asked_again':
    case 'asked_too':
      return { ...note, files: [] };
    case 'verdict_recorded':
      return { ...note, reason: null, note: null };
    case 'verdict_contested':
      return { ...note, reason: null };
    case 'version_contested':
    case 'minor_version':
      return { ...note, by: null, reason: null };
    case 'answered_against':
      return { ...note, by: null, verdict: null, reason: null };
    case 'sent_back':
      return { ...note, answers: [] };
    case 'answers_lapsed':
      return { ...note, lapsed: [] };
    case 'decided_as_seats_ended':
      return { ...note, ended: [] };
    case 'condition_set':
      return { ...note, by: null, text: null };
    case 'condition_met':
      return { ...note, by: null, text: null, note: null };
    case 'ruling_wanted':
      return { ...note, ...withoutWords(note) };
    // Of their own interest, and what was ruled on it: that they are told whatever else is kept from them.
    case 'stands_aside':
    case 'ruled':
      return note;
    case 'inquorate':
    case 'not_in_slack':
    case 'account_gone':
    case 'keeper_gone':
    case 'owner_gone':
    case 'answered_in_person':
    case 'words_wanted':
      return note; // nothing that was said stands in it
  }
}

function withoutWords({ interests, steppedAside, ruling }: RulingWanted): Pick<RulingWanted, 'interests' | 'steppedAside' | 'ruling'> {
  return {
    interests: interests.map((interest) => ({ ...interest, text: null })),
    steppedAside: steppedAside && { ...steppedAside, reason: null },
    ruling: ruling && { ...ruling, reason: null },
  };
}
