/** The people and channels of docs/examples/kent.yaml, by what they are. */
export const kent = {
  lead: 'U0DEMENTIA',
  psychiatrist: 'U0DOCTOR',
  chair: 'U0CLGCHAIR',
  publicHealth: 'U0DPHKENT',
  medway: 'U0DPHMEDWAY',
  secretary: 'U0SECRETARY',
  group: 'C0DEMENTIA',
  leadership: 'C0CLG',
  board: 'C0KENTHWB',
} as const;

/** How far the Kent case is played: the number of its last step that is done. */
export const kentSteps = {
  reported: 2,
  formOpen: 3,
  asked: 4,
  approvedByLeadership: 6,
  firstDigest: 8,
  approvedByAll: 10,
  secondDigest: 14,
} as const;
