import { sameName } from './names.ts';

/** Schedule 12A to the Local Government Act 1972: paragraphs 1 to 7 hold in England, 12 to 18 in Wales, older papers cite others of these. */
const schedule12A = Array.from({ length: 18 }, (_, index) => `Schedule 12A paragraph ${index + 1}`);

/** Why a procurement is private where nobody has said so. */
export const procurementUnderWay = 'procurement under way';

/** The reasons for which something is private that everybody may read. Whatever else somebody wrote is for those who may see the matter. */
export const privateReasons: readonly string[] = ['commercial', 'personal', 'legal advice', procurementUnderWay, ...schedule12A];

/** What everybody else reads of a reason in somebody's own words, until one from the list is chosen. */
export const unsaidReason = 'private';

/** The reason of the list that this is, as the list writes it; null where it is in somebody's own words. */
export function listedReason(given: string): string | null {
  return privateReasons.find((reason) => sameName(reason, given)) ?? null;
}

/** A reason as it may stand before anybody. */
export function publicReason(reason: string): string {
  return listedReason(reason) ?? unsaidReason;
}

/** The list, in the words of a message. */
export const reasonsExpected = `one of ${privateReasons.slice(0, -schedule12A.length).join(', ')}, or Schedule 12A paragraph 1 to ${schedule12A.length}`;

/** What is wrong with a reason that is to be one of the list, or null. */
export function faultInPrivateReason(given: string): string | null {
  return listedReason(given) === null ? `expected ${reasonsExpected}, found "${given}"` : null;
}
