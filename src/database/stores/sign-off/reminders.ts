import { z } from 'zod';
import { type Reminder, type Reminders, reminderKinds } from '#src/use-cases/ports/reminders.ts';
import type { Prisma } from '../../generated/client.ts';
import { dayColumn, dayOf, instant } from '../instants.ts';

/** Stands for "no one request" in the key. */
const noRequest = '00000000-0000-0000-0000-000000000000';

export function createReminders(tx: Prisma.TransactionClient): Reminders {
  return {
    async claim(workspaceId, reminders) {
      // In one order for everybody: two sweeps at once then wait for each other's rows without a deadlock.
      const rows = reminders.map((reminder) => toRow(workspaceId, reminder)).toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
      const claimed = await tx.reminder.createManyAndReturn({ data: rows, skipDuplicates: true });
      return claimed.map(toReminder);
    },
    async of(personIds, day) {
      const rows = await tx.reminder.findMany({ where: { personId: { in: [...personIds] }, day: dayColumn(day) } });
      return rows.map(toReminder);
    },
  };
}

type Row = Prisma.ReminderGetPayload<object>;

function toRow(workspaceId: string, { personId, day, kind, signOffId, at }: Reminder): Row {
  return { workspaceId, personId, day: dayColumn(day), kind, signOffId: signOffId ?? noRequest, at: at.toJSDate() };
}

function keyOf({ personId, day, kind, signOffId }: Row): string {
  return [personId, dayOf(day), kind, signOffId].join();
}

const reminderKind = z.enum(reminderKinds);

function toReminder({ personId, day, kind, signOffId, at }: Row): Reminder {
  return {
    personId,
    day: dayOf(day),
    kind: reminderKind.parse(kind),
    signOffId: signOffId === noRequest ? null : signOffId,
    at: instant(at),
  };
}
