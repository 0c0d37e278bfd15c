import type { types } from '@slack/bolt';
import type { Numbering } from '#src/domain/patient-numbers/find.ts';
import { checkboxField } from './inputs.ts';

/** What a number could be, where nothing but its check digit says so. */
export const numberNames: Readonly<Record<Numbering, string>> = {
  nhs: 'an NHS number',
  chi: 'a CHI or NHS number',
  'health-and-care': 'a Health and Care or NHS number',
};

/** Stands beneath the field it is about. `id`: of its block and box; `label`: the field's */
export function numberQuestion(id: string, label: string, numbering: Numbering): types.InputBlock {
  return checkboxField({
    id,
    label: `A ten-digit number in “${label}” could be ${numberNames[numbering]}, so nothing was saved yet. Take it out, or tick here.`,
    optional: true,
    choices: [{ value: 'none', text: "It is not a patient's number" }],
  });
}
