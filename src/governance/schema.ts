import { z } from 'zod';
import { bodyKinds, relationKinds, seatRoles, subjects } from '#src/domain/directory.ts';
import { faultInDate, faultInTimeOfDay, faultInWallTime } from '#src/domain/governance/dates.ts';
import { compositionRules, phases, professions, sides, tiers } from '#src/domain/governance/vocabulary.ts';
import { delegationRules } from '#src/domain/membership/interest.ts';
import { faultInPrivateReason, reasonsExpected } from '#src/domain/private-reasons.ts';
import { faultInShare } from '#src/domain/sign-off/share.ts';
import { faultInTimeZone } from '#src/domain/time-zone.ts';
import { faultsInApproval, faultsInSeat } from './approval-shape.ts';

/** The shape of the governance file. Its keys are a contract: more may be added, none changes meaning. */

function shaped(pattern: RegExp, expected: string) {
  return z.string().superRefine((given, context) => {
    if (!pattern.test(given)) context.addIssue({ code: 'custom', message: `expected ${expected}, found "${given}"` });
  });
}

function checked(fault: (given: string) => string | null) {
  return z.string().superRefine((given, context) => {
    const message = fault(given);
    if (message) context.addIssue({ code: 'custom', message });
  });
}

const key = shaped(/^[a-z0-9][a-z0-9-]{0,59}$/, 'a key of lower-case letters, digits and hyphens');
const name = z.string().trim().min(1).max(150);
const phrase = z.string().trim().min(1).max(300);
const team = shaped(/^[TE][A-Z0-9]+$/, "Slack's team id, such as T0KENT");
const member = shaped(/^[UW][A-Z0-9]+$/, 'a Slack member id, such as U0SECRETARY (in Slack: profile, More, Copy member ID)');
const channel = shaped(/^[CG][A-Z0-9]+$/, 'a Slack channel id, such as C0CLG (in Slack: channel details, at the foot)');
const date = checked(faultInDate);
const timezone = checked(faultInTimeZone);
const days = z.int().min(0).max(60);
const dated = { since: date.optional(), until: date.optional() };

const workspace = z.strictObject({
  team,
  timezone,
  holidays: z.string(),
  extra_holidays: z.array(date).optional(),
  working: z.array(date).optional(),
  secretariat: z.array(key).min(1),
});

const organisation = z.strictObject({ key, name, sector: phrase, side: z.enum(sides), ...dated });

const formerHolder = z
  .strictObject({ until: date, name: name.optional(), slack: member.optional(), email: z.email().optional() })
  .superRefine((given, context) => {
    if (!given.slack && !given.email)
      context.addIssue({ code: 'custom', message: 'give slack: or email: of who held it before, as it stood in the file' });
  });

/** `true`, or the account until now: that of a second change needs to be told from the first. */
const samePerson = z.unknown().transform((given, context) => {
  const account = z.union([z.literal(true), z.literal(false), member, z.email()]).safeParse(given);
  if (account.success) return account.data;
  context.addIssue({ code: 'custom', message: 'expected true, or the Slack id or address that the person had until now' });
  return z.NEVER;
});

const person = z
  .strictObject({
    key,
    slack: member.optional(),
    email: z.email().optional(),
    name,
    organisation: key,
    profession: z.enum(professions),
    was: formerHolder.optional(),
    same_person: samePerson.optional(),
    ...dated,
  })
  .superRefine((given, context) => {
    if (!given.slack && !given.email)
      context.addIssue({ code: 'custom', message: 'give slack: (a member id) or email: (an address), so that the person can be found' });
    const { was, since } = given;
    if (was && given.same_person)
      context.addIssue({
        code: 'custom',
        path: ['same_person'],
        message: 'give either was: (somebody else follows) or same_person: true (a new account of the same person)',
      });
    if (was && since && since <= was.until)
      context.addIssue({
        code: 'custom',
        path: ['since'],
        message: `${since} is not after ${was.until}, the last day of who held it before: give the first day of who follows, or leave the line out`,
      });
  });

const share = checked(faultInShare);

const quorum = z
  .strictObject({
    at_least: z.int().min(1).max(100).optional(),
    share: share.optional(),
    including: z.array(phrase).optional(),
    organisation_at_most: share.optional(),
  })
  .superRefine((given, context) => {
    if ((given.at_least === undefined) === (given.share === undefined))
      context.addIssue({
        code: 'custom',
        message: 'give either at_least: (how many have to take part) or share: (a part of all voting seats, such as 1/3)',
      });
  });

const approval = z
  .strictObject({
    rule: z.enum(['any', 'all', 'majority', 'chair']).optional(),
    at_least: z.int().min(1).max(100).optional(),
    including: z.array(phrase).optional(),
    of: z.enum(['entitled', 'answered']).optional(),
    quorum: quorum.optional(),
    casting_vote: z.boolean().optional(),
    chairs_action: z.boolean().optional(),
  })
  .superRefine((given, context) => {
    for (const { path, message } of faultsInApproval(given)) context.addIssue({ code: 'custom', path: [...path], message });
  });

const seat = z
  .strictObject({
    key: key.optional(),
    person: key.optional(),
    role: z.enum(seatRoles),
    tag: phrase.optional(),
    category: phrase.optional(),
    votes: z.boolean().optional(),
    subjects: z.array(z.enum(subjects)).min(1).optional(),
    ex_officio: z.strictObject({ chair_of: key }).optional(),
    ...dated,
  })
  .superRefine((given, context) => {
    for (const { path, message } of faultsInSeat(given)) context.addIssue({ code: 'custom', path: [...path], message });
  })
  .superRefine((given, context) => {
    if (given.until && !given.person)
      context.addIssue({
        code: 'custom',
        path: ['until'],
        message: 'a seat nobody holds has no last day: remove the line to end the seat',
      });
  });

const body = z.strictObject({
  key,
  name,
  aliases: z.array(name).optional(),
  kind: z.enum(bodyKinds),
  channel: channel.optional(),
  timezone: timezone.optional(),
  public: z.boolean().optional(),
  composition: z.array(z.enum(compositionRules)).optional(),
  approval: approval.optional(),
  chairs_action: z.boolean().optional(),
  delegation: z.enum(delegationRules).optional(),
  seats: z.array(seat).optional(),
  ...dated,
});

/** One of the list, which everybody may read; or, as a text alone, words of one's own, which only those may who may see the matter. */
const privacy = z.union([phrase, z.strictObject({ reason: checked(faultInPrivateReason) })], {
  error: `expected { reason: ... } with ${reasonsExpected}; or words of your own, which only those read who may see the pathway`,
});

const relation = z.strictObject({ from: key, kind: z.enum(relationKinds), to: key, through: key.optional(), ...dated });

const pathway = z.strictObject({
  key,
  name,
  group: key,
  tier: z.enum(tiers),
  phase: z.enum(phases),
  organisations: z.array(key).optional(),
  private: privacy.optional(),
  public_title: name.optional(),
  ...dated,
});

const route = z.strictObject({
  key,
  name,
  subject: z.enum(subjects),
  steps: z.array(z.strictObject({ bodies: z.array(key).min(1) })).min(1),
  formally_responsible: key.optional(),
  ...dated,
});

const dayCount = z
  .strictObject({ clear_working_days: days.optional(), working_days_before: days.optional() })
  .superRefine((given, context) => {
    if ((given.clear_working_days === undefined) === (given.working_days_before === undefined))
      context.addIssue({ code: 'custom', message: 'give either clear_working_days: or working_days_before: (a number of days)' });
  });

const clock = z.strictObject({
  body: key,
  paper_deadline: dayCount.optional(),
  sign_off_deadline: dayCount.optional(),
  digests: z
    .array(
      z.strictObject({
        working_days_before: days,
        at: checked(faultInTimeOfDay),
        update_cut_off_hours: z.int().min(0).max(1000).optional(),
        to: z.array(key).min(1),
      }),
    )
    .optional(),
});

const meeting = z.strictObject({
  key,
  body: key,
  at: checked((given) => faultInWallTime(given, null)),
  place: phrase.optional(),
  public: z.boolean().optional(),
});

/** What stands in each list of the file. */
export const items = {
  organisations: organisation,
  people: person,
  bodies: body,
  relations: relation,
  pathways: pathway,
  routes: route,
  clocks: clock,
  meetings: meeting,
};
export type Items = { [S in keyof typeof items]: z.infer<(typeof items)[S]> };
export type Section = keyof Items;

export const governanceFile = z.strictObject({
  workspace,
  organisations: z.array(organisation),
  people: z.array(person),
  bodies: z.array(body),
  relations: z.array(relation).optional(),
  pathways: z.array(pathway).optional(),
  routes: z.array(route).optional(),
  clocks: z.array(clock).optional(),
  meetings: z.array(meeting).optional(),
});
export const workspaceSection = workspace;
export type WorkspaceSection = z.infer<typeof workspace>;
