import type { types } from '@slack/bolt';
import { textLimits } from '#src/domain/text-gate.ts';
import type { AmendmentForm } from '#src/use-cases/prepare-amendment.ts';
import { modal, radioField, textField } from '../inputs.ts';
import { blocksOf, type Piece } from '../layout.ts';
import { listed, name, type Words, words } from '../words.ts';
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
          words: words`*${reference}*: version ${version} stands. What you send is version ${version + 1}.`,
        },
      ]),
      ...drawVersionFields(sections, content),
      ...blocksOf([{ kind: 'line' }, ...whoStartsAgain(form)]),
      radioField({
        id: amendFields.change,
        label: 'Kind of change',
        choices: [
          { value: 'major', text: 'Major', description: 'Every body decides again, from step one' },
          { value: 'minor', text: 'Minor', description: 'Another wording only: answers stand' },
        ],
      }),
      textField({
        id: amendFields.reason,
        label: 'Why it is minor',
        hint: 'Needed for a minor version: those who are asked will read it.',
        optional: true,
        longest: textLimits.reason,
      }),
    ],
  });
}

function whoStartsAgain({ bodies, answered, asking, version }: AmendmentForm): Piece[] {
  const told = answered.length === 0 ? words`Nobody has answered yet.` : words`${people(answered)} will be told why, and asked again.`;
  const again = asking.length === 0 ? words`nobody starts again` : words`only ${people(asking)}, which asked for changes, decides again`;
  return [
    {
      kind: 'paragraph',
      words: words`*Major* (always, where links, files or sections differ): ${people(bodies)} start again, from step one. ${told}`,
    },
    {
      kind: 'paragraph',
      words: words`*Minor* (title, question or note worded otherwise; needs a reason): answers stand on the version they were given on, and ${again}. Any approver can contest that version ${version + 1} is minor as long as it is not decided, which makes it major.`,
    },
  ];
}

function people(all: readonly string[]): Words {
  return listed(
    all.map((one) => name(one, 80)),
    12,
  );
}
