import type { People } from './people.ts';

/** The people and channels of docs/examples/west-herts.yaml, by what they are. */
export const herts = {
  heart: 'U0HEART',
  diabetes: 'U0DIABETES',
  intermediate: 'U0INTERMED',
  urgent: 'U0URGENT',
  respiratory: 'U0RESPIRE',
  dacorum: 'U0GPDACORUM',
  dacorumManager: 'U0MDACORUM',
  hertsmere: 'U0GPHERTS',
  hertsmereDeputy: 'U0MHERTS',
  stAlbans: 'U0GPALBANS',
  stAlbansNurse: 'U0NALBANS',
  watford: 'U0GPWATFORD',
  finance: 'U0FINANCE',
  lay: 'U0LAYGOV',
  committeeChair: 'U0PRIMARY',
  medicine: 'U0MEDICINE',
  secretary: 'U0MANAGER',
} as const;

export const places = {
  heart: 'C0HEART',
  diabetes: 'C0DIABETES',
  intermediate: 'C0INTERMED',
  urgent: 'C0URGENT',
  respiratory: 'C0RESPIRE',
  dacorum: 'C0DACORUM',
  hertsmere: 'C0HERTSMERE',
  stAlbans: 'C0STALBANS',
  committee: 'C0PBCGOV',
  conclave: 'C0CONCLAVEGRP',
  direct: 'app',
  home: 'home',
} as const;

export type Voice = readonly [user: string, place: string];

/** Who decides for the four groups, and where each has the card. */
export const groups = {
  dacorum: [herts.dacorum, places.dacorum],
  dacorumManager: [herts.dacorumManager, places.dacorum],
  hertsmere: [herts.hertsmere, places.hertsmere],
  stAlbans: [herts.stAlbans, places.stAlbans],
  stAlbansNurse: [herts.stAlbansNurse, places.stAlbans],
  watford: [herts.watford, places.direct],
} as const satisfies Readonly<Record<string, Voice>>;

export async function approve(people: People, number: number, voices: readonly Voice[]): Promise<void> {
  for (const [user, place] of voices) await people.presses(user, place, number, 'Approve');
}

/** A business plan with all that it has to hold. */
export function businessPlan(title: string, link: string): Readonly<Record<string, string | readonly string[]>> {
  return { Title: title, Links: link, 'Sections it holds': ['Activity', 'Finance', 'Estates', 'Workforce'] };
}
