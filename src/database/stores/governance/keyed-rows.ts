import { wallInstant } from '#src/domain/governance/dates.ts';
import type { RecordOf } from '#src/domain/governance/records.ts';
import { idOf, type Writing } from './writing.ts';

// The columns of each kind of row but its key and dates.

export function organisationRow({ fields: { name, sector, side } }: RecordOf<'organisation'>) {
  return { name, sector, side };
}

/** The Slack id of a person the file names by address stays as it was looked up. */
export function personRow(writing: Writing, { fields: { name, slack, email, organisation, profession } }: RecordOf<'person'>) {
  const known = slack === null ? {} : { slackUserId: slack };
  return { name, email, profession, organisationId: idOf(writing, 'organisation', organisation), ...known };
}

export function bodyRow({ fields }: RecordOf<'body'>) {
  const { name, aliases, kind, channel: channelId, timezone, approval, chairs_action: chairsAction, delegation, composition } = fields;
  return {
    name,
    aliases,
    kind,
    channelId,
    timezone,
    public: fields.public,
    approval,
    chairsAction,
    delegation,
    composition,
  };
}

export function pathwayRow(writing: Writing, { fields }: RecordOf<'pathway'>) {
  const { name, group, tier, phase } = fields;
  return { name, groupId: idOf(writing, 'body', group), tier, phase, privateReason: fields.private, publicTitle: fields.public_title };
}

export function routeRow({ fields: { name, subject, steps, formally_responsible } }: RecordOf<'route'>) {
  return { name, subject, steps, formallyResponsible: formally_responsible };
}

export function meetingRow(writing: Writing, { fields: { body, at, timezone, place, public: isPublic } }: RecordOf<'meeting'>) {
  return { bodyId: idOf(writing, 'body', body), at: wallInstant(at, timezone).toJSDate(), timezone, place, public: isPublic };
}
