import { randomInt } from 'node:crypto';
import { z } from 'zod';
import type { CardCopy } from '#src/use-cases/ports/outbox.ts';
import type { Session } from '../../session.ts';
import { contentOf, destinationOf } from './message-rows.ts';

/** Each content once, with the first of the copies that say it: of many copies most say the same. The hash of $3 is another one each time. */
const readCopies = `
  WITH copies AS MATERIALIZED (
    SELECT id, card, channel_id, slack_user_id, jsonb_hash_extended(content, $3::int8) AS says FROM outgoing_message
    WHERE workspace_id = $1::uuid AND card = ANY($2::text[]) AND state <> 'dropped'
  ), numbered AS (
    SELECT *, dense_rank() OVER (ORDER BY says) AS saying, row_number() OVER (PARTITION BY says ORDER BY id) AS place FROM copies
  )
  SELECT numbered.id, numbered.card, numbered.channel_id AS "channelId", numbered.slack_user_id AS "slackUserId", saying::int, message.content::text
  FROM numbered LEFT JOIN outgoing_message message ON message.id = numbered.id AND place = 1
  ORDER BY numbered.id`;

const maxSeed = 2 ** 48 - 1;

const copyRow = z.object({
  id: z.string(),
  card: z.string(),
  channelId: z.string().nullable(),
  slackUserId: z.string().nullable(),
  saying: z.int(),
  content: z
    .string()
    .transform((text) => contentOf({ content: JSON.parse(text) }))
    .nullable(),
});

/** The copies of each of these cards, in the order in which they were stored. Those that say the same have the very same content. */
export async function copiesOfCards(session: Session, workspaceId: string, cards: readonly string[]): Promise<Map<string, CardCopy[]>> {
  const rows = z.array(copyRow).parse(await session.rows(readCopies, [workspaceId, cards, randomInt(maxSeed)]));
  const contents = new Map(rows.flatMap(({ saying, content }) => (content ? [[saying, content] as const] : [])));
  const copies = rows.map(({ id, card, saying, ...row }) => {
    const content = contents.get(saying);
    if (!content) throw new Error(`The message ${id} says nothing`);
    return { card, copy: { messageId: id, to: destinationOf(row), content } };
  });
  const byCard = Map.groupBy(copies, ({ card }) => card);
  return new Map([...byCard].map(([card, all]) => [card, all.map(({ copy }) => copy)]));
}

/** Holds every copy of a card until the transaction ends. They are read after that: a copy that was held by somebody else may have made others. */
export function holdCopies(session: Session, workspaceId: string, card: string): void {
  session.write('SELECT FROM outgoing_message WHERE workspace_id = $1::uuid AND card = $2 ORDER BY id FOR UPDATE', [workspaceId, card]);
}
