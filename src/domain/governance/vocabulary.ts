import type { DelegationRule } from '../membership/interest.ts';

/** Words the governance file may use where the design names a closed list. */
export const sides = ['commissioner', 'provider', 'other'] as const;
export const professions = ['doctor', 'nurse', 'AHP', 'social care', 'public health', 'finance', 'management', 'lay', 'other'] as const;
export const tiers = ['national', 'regional', 'local'] as const;
/** The phases of a pathway, in order. */
export const phases = ['scoping', 'developing', 'agreed', 'business plan', 'procurement', 'implementing', 'review', 'closed'] as const;
/** To whom the approvers of a body that does not say may delegate. */
export const defaultDelegation: DelegationRule = 'deputies';
export const compositionRules = ['whole_system', 'multi_professional', 'seats_per_area'] as const;
