/** The statuses a progress report can state, worst first after complete. */
export const statuses = ['blue', 'red', 'amber', 'green'] as const;
export type Status = (typeof statuses)[number];

/** What a screen shows for a pathway in a period: its status, or that no entry came. */
export type ShownStatus = Status | 'not_received';

/** Each status in words: colour is never the only sign. */
export const statusWords: Readonly<Record<ShownStatus, { name: string; meaning: string }>> = {
  blue: { name: 'Blue', meaning: 'complete' },
  red: { name: 'Red', meaning: 'off track, needs escalation' },
  amber: { name: 'Amber', meaning: 'at risk, recovery in hand' },
  green: { name: 'Green', meaning: 'on track' },
  not_received: { name: 'Not received', meaning: 'no report in this period' },
};

/** What a pathway can want from the leadership group or a board. */
export const askKinds = ['decision', 'assurance', 'help'] as const;
export type AskKind = (typeof askKinds)[number];

/** Why somebody has to say which status a report means. */
export type StatusQuestion = {
  readonly why:
    | 'several'
    | 'expression'
    | 'alone'
    | 'not_now'
    | 'other_pathway'
    | 'misspelt'
    | 'other_word'
    /** The last status was Red, and the text says nothing of any */
    | 'was_red';
  /** The statuses the text speaks of; none where it uses other words */
  readonly statuses: readonly Status[];
  /** The words in question, as they were written */
  readonly words: string;
};
