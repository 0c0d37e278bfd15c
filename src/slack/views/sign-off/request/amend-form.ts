import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import type { AmendmentForm } from '#src/use-cases/sign-off/decide/prepare-amendment.ts';
import { modal, radioField, textField } from '../../inputs.ts';
import { blocksOf, type Piece } from '../../layout.ts';
import { listed, name, theBody, type Words, words } from '../../words.ts';
import { drawPrivacyFields } from './privacy-fields.ts';
import { drawVersionFields } from './version-fields.ts';

export const amendCallback = 'amend_sign_off';
/** Block and action ids of the fields, beside those of the version. */
export const amendFields = { change: 'change', reason: 'reason' } as const;

/** The form behind `/signoff amend`: filled with the version that stands, and it says who starts again before anything is sent. */
export function drawAmendForm(form: AmendmentForm): types.ModalView {
  const { signOffId, reference, version, content, sections } = form;
  return modal({
    callbackId: amendCallback,
    carries: { signOffId, version },
    title: 'New version',
    submit: 'Send',
    blocks: [
      ...blocksOf([
        {
          kind: 'paragraph',
          words: words`*${reference}*: version ${version} stands. What you send is version ${version + 1}; who may see it, and its public title, change without one.`,
        },
      ]),
      ...drawVersionFields(sections, content),
      ...drawPrivacyFields(form.privacy),
      ...blocksOf([{ kind: 'line' }, ...whoStartsAgain(form)]),
      radioField({
        id: amendFields.change,
        label: 'Kind of change',
        choices: [
          { value: 'major', text: 'Major' },
          { value: 'minor', text: 'Minor' },
        ],
      }),
      textField({
        id: amendFields.reason,
        label: 'What has changed, and why',
        hint: 'Everybody who sees the card will read it. A minor version needs it.',
        multiline: true,
        optional: true,
        longest: textLimits.reason,
      }),
    ],
  });
}

function whoStartsAgain({ bodies, answered, asking, version }: AmendmentForm): Piece[] {
  const told =
    answered.length === 0 ? words`Nobody has answered yet.` : words`${listed(answered.map(person), 12)} will be told why, and asked again.`;
  const again =
    asking.length === 0
      ? words`nobody who has answered is asked again`
      : words`of those who have answered only ${listed(asking.map(person), 12)} ${asking.length === 1 ? 'is' : 'are'} asked again`;
  return [
    {
      kind: 'paragraph',
      words: words`*Major*, and always so with other links, files or sections: it is decided anew from step one, by ${listed(bodies.map(body), 12)}. ${told}`,
    },
    {
      kind: 'paragraph',
      words: words`*Minor*, only the wording of title, question or note: answers stand on the version they were given on, and ${again}. Until the outcome any approver can contest that version ${version + 1} is minor, which makes it major.`,
    },
  ];
}

function person(called: string): Words {
  return name(called, 80);
}

function body(called: string): Words {
  return theBody(called, 80);
}
