import { expect, test } from 'vitest';
import { looksLikeVerdict } from '#src/domain/sign-off/looks-like-verdict.ts';

test.each([
  'Approved',
  'approve',
  'APPROVED!!',
  'I approve version 2.',
  '*Approved*, thanks all',
  'Agreed',
  'agree with this',
  'Looks good to me',
  'looks fine',
  'all good',
  'LGTM',
  'Happy with this',
  'happy for this to go ahead',
  'Fine by me',
  'OK from me',
  'ok with me',
  'Signed off',
  'No objections from us',
  'Endorsed.',
  'Rejected',
  'I object',
  'I disagree',
  'Declined, sorry',
  'needs changes',
  'I want some changes here',
  'I abstain',
  'Yes',
  'ok',
  '👍',
  ':+1:',
  '<@U0DEMENTIA> approved',
  // That it was not meant so is for its writer to say: they are shown buttons, and nothing is counted.
  'Not approved yet?',
])('“%s” does', (text) => {
  expect(looksLikeVerdict(text)).toBe(true);
});

test.each([
  '',
  'Where is the audit?',
  'Can we talk on Tuesday?',
  'Thanks for the paper.',
  'Is the link right? I get an error.',
  'Yes, the audit follows in May, see page 3',
  'We looked at the numbers again.',
  'What does Medway say?',
  '<https://example.org/approved|the paper>',
])('“%s” does not', (text) => {
  expect(looksLikeVerdict(text)).toBe(false);
});
