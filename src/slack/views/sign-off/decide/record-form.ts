import type { types } from '@slack/bolt';
import { receivedHows, verdictKinds } from '#src/domain/sign-off/sign-off.ts';
import { receivedWords, verdictWords } from '#src/domain/sign-off/words.ts';
import { textLimits } from '#src/domain/text-gate.ts';
import type { PreparedRecord } from '#src/use-cases/sign-off/decide/prepare-record-verdict.ts';
import { choiceField, modal, radioField, textField } from '../../inputs.ts';
import { blocksOf } from '../../layout.ts';
import { name, words } from '../../words.ts';

export const recordCallback = 'sign_off_record';
export const recordFields = {
  approver: 'approver',
  verdict: 'verdict',
  how: 'how',
  reason: 'reason',
  conditions: 'conditions',
  note: 'note',
} as const;

/** Asks the secretariat what reached it: whose answer, for which body, and how it was received. */
export function drawRecordForm({ reference, title, version, owing }: PreparedRecord): types.ModalView {
  const text = words`You record an answer on version ${version} of *${name(reference, 100)}* (${name(title, 300)}). The approver will be told and can say that it is wrong.`;
  return modal({
    callbackId: recordCallback,
    carries: { version },
    title: 'Record a verdict',
    submit: 'Record',
    blocks: [
      ...blocksOf([{ kind: 'paragraph', words: text }]),
      choiceField({
        id: recordFields.approver,
        label: 'Whose answer',
        choices: owing.map(({ signOffBodyId, personId, person, body }) => ({
          value: `${signOffBodyId}:${personId}`,
          text: person,
          description: `for ${body}`,
        })),
        chosen: null,
      }),
      radioField({
        id: recordFields.verdict,
        label: 'What they said',
        choices: verdictKinds.map((kind) => ({ value: kind, text: sentenceCase(verdictWords[kind].toDo) })),
      }),
      choiceField({
        id: recordFields.how,
        label: 'How it was received',
        choices: receivedHows.map((how) => ({ value: how, text: sentenceCase(receivedWords[how]) })),
      }),
      textField({
        id: recordFields.reason,
        label: 'Their reason',
        multiline: true,
        optional: true,
        longest: textLimits.reason,
        hint: 'Needed where they ask for changes or reject.',
      }),
      textField({
        id: recordFields.conditions,
        label: 'Their conditions',
        multiline: true,
        optional: true,
        hint: 'One on each line, where they approve with conditions. Whoever asked for the sign-off has to meet them.',
      }),
      textField({
        id: recordFields.note,
        label: 'Note',
        multiline: true,
        optional: true,
        longest: textLimits.note,
        hint: 'For example when they rang.',
      }),
    ],
  });
}

function sentenceCase(text: string): string {
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}`;
}
