import type { Job } from '#src/use-cases/job.ts';
import { nextReminderInstant } from '#src/use-cases/sign-off/remind/next-reminder-instant.ts';
import { sendReminders as send } from '#src/use-cases/sign-off/remind/send-reminders.ts';

/** Reminds those who owe an answer on a sign-off, and puts what is overdue before chairs and the secretariat. */
export const sendReminders: Job = {
  name: 'send reminders',
  title: 'Reminders go out',
  cadence: '* * * * *',
  sweep: ({ transact }, now) => send(transact, now),
  nextDue: nextReminderInstant,
};
