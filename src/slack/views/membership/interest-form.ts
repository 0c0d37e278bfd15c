import type { types } from '@slack/bolt';
import { type InterestCategory, interestCategories } from '#src/domain/membership/interest.ts';
import { interestWords } from '#src/domain/sign-off/words.ts';
import { textLimits } from '#src/domain/text-gate.ts';
import type { InterestForm } from '#src/use-cases/membership/prepare-interest.ts';
import { capitalised } from '../capitalised.ts';
import { type Choice, choiceField, dateField, modal, severalField, textField } from '../inputs.ts';
import { blocksOf } from '../layout.ts';
import { joined, name, words } from '../words.ts';

export const interestCallback = 'declare_interest';
/** Block and action ids of the fields. */
export const interestFields = { category: 'category', text: 'text', touches: 'touches', from: 'from', until: 'until' } as const;

/** Values of what an interest can touch beside organisations, which stand by their ids. */
export const touchedValues = { request: 'request', pathway: 'pathway' } as const;

/** What each kind means (NHS England's guidance, in short), as people would put it. */
const meanings: Readonly<Record<InterestCategory, string>> = {
  financial: 'you gain or lose money by it: shares, employment, fees, gifts',
  non_financial_professional: 'it touches your standing or career: a role, research, reputation',
  non_financial_personal: 'it touches you otherwise: a charity, a campaign, your own care',
  indirect: 'somebody close to you has such an interest: family, a friend, a partner',
};

/** The form behind "Declare an interest": it says what follows before anything is sent. */
export function drawInterestForm(form: InterestForm): types.ModalView {
  const { signOffId, reference, title } = form;
  const kinds = interestCategories.map((category) => words`• *${capitalised(interestWords[category])}*: ${meanings[category]}`);
  return modal({
    callbackId: interestCallback,
    carries: { signOffId },
    title: 'Declare an interest',
    submit: 'Declare',
    blocks: [
      ...blocksOf([
        {
          kind: 'paragraph',
          words: words`About *${reference}* (${name(title, 200)}). Once you declare it, you no longer decide on anything it touches unless the chair rules that you may. Cards name the kind of interest, never your words; those who rule read them, and they are kept on record.`,
        },
        { kind: 'paragraph', words: joined(kinds, '\n') },
      ]),
      choiceField({ id: interestFields.category, label: 'Kind', choices: interestCategories.map(category) }),
      textField({
        id: interestFields.text,
        label: 'What it is',
        hint: 'For example: I hold shares in the company that provides the clinics. No patient details, please.',
        multiline: true,
        longest: textLimits.interest,
      }),
      severalField({
        id: interestFields.touches,
        label: 'What it touches',
        hint: 'An organisation touches every request of the pathways that concern it.',
        choices: touches(form),
        chosen: [touchedValues.request],
      }),
      dateField({ id: interestFields.from, label: 'From', hint: 'Left empty, it holds from now on.', optional: true }),
      dateField({ id: interestFields.until, label: 'Until', hint: 'Its last day, where you know it.', optional: true }),
    ],
  });
}

function category(value: InterestCategory): Choice {
  return { value, text: capitalised(interestWords[value]) };
}

function touches({ reference, pathway, organisations }: InterestForm): Choice[] {
  return [
    { value: touchedValues.request, text: `This request, ${reference}` },
    { value: touchedValues.pathway, text: `The pathway ${pathway}` },
    ...organisations.map(({ id, name: called, isConcerned }) => ({
      value: id,
      text: called,
      ...(isConcerned ? { description: 'This pathway concerns it' } : {}),
    })),
  ];
}
