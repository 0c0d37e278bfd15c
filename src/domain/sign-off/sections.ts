import type { Subject } from '../directory.ts';

/** The sections a business plan needs before anybody is asked to sign it off. */
const businessPlanSections = ['activity', 'finance', 'estates', 'workforce'] as const;

/** The sections that what is to be signed off has to hold. */
export function requiredSections(subject: Subject): readonly string[] {
  return subject === 'business_plan' ? businessPlanSections : [];
}

/** Those of them it does not hold. */
export function missingSections(subject: Subject, sections: readonly string[]): string[] {
  return requiredSections(subject).filter((section) => !sections.includes(section));
}
