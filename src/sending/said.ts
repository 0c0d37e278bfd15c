import { z } from 'zod';

/** What the thread that sends is started with. Token and addresses stay within the process. */
export const threadSetup = z.object({
  databaseUrl: z.string(),
  slackApiUrl: z.string(),
  botToken: z.string(),
  pace: z.number(),
  logLevel: z.string(),
});
export type ThreadSetup = z.infer<typeof threadSetup>;

/** What it is asked, each with a number that its answer repeats. */
export const asked = z.object({ number: z.number(), what: z.enum(['connections', 'sweep', 'stop']) });
export type Asked = z.infer<typeof asked>;

const connections = z.object({ total: z.number(), idle: z.number(), waiting: z.number() });

/** What it says. */
export const said = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('ready') }),
  z.object({ kind: z.literal('log'), line: z.string() }),
  z.object({ kind: z.literal('swept'), job: z.string(), result: z.enum(['success', 'failure']) }),
  z.object({ kind: z.literal('done'), number: z.number(), connections }),
]);
export type Said = z.infer<typeof said>;
