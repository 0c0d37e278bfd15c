import type { PrismaClient } from './generated/client.ts';

/** How many messages Slack does not have yet, by why: on their way, held until the app can post, parked until the secretariat decides. */
export async function countMessages(prisma: PrismaClient): Promise<{ waiting: number; held: number; parked: number }> {
  const states = await prisma.outgoingMessage.groupBy({
    by: ['state'],
    where: { state: { in: ['waiting', 'sending', 'held', 'parked'] } },
    _count: true,
  });
  const count = (...names: readonly string[]) =>
    states.filter(({ state }) => names.includes(state)).reduce((sum, { _count }) => sum + _count, 0);
  return { waiting: count('waiting', 'sending'), held: count('held'), parked: count('parked') };
}
