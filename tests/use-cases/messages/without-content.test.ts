import { describe, expect, it } from 'vitest';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import type { SignOffNote } from '#src/use-cases/messages/sign-off-note.ts';
import { type ToldOfSignOff, withoutContent } from '#src/use-cases/messages/without-content.ts';
import { sampleAskedBodyId, sampleOutcome } from '#tests/support/samples.ts';

const secret = 'at most 4.2 million a year';
const link = 'https://kent.slack.com/files/U0DEMENTIA/F0TENDER/tender.pdf';
const about = { kind: 'sign_off_note', reference: 'SO-1', title: 'Community service' } as const;
const at = { signOffBodyId: sampleAskedBodyId, body: 'Clinical Leadership Group' };
const files = [{ name: secret, size: 1, permalink: link }];
const owing = [{ name: 'Anna', slackUserId: 'U0ANNA' }];
const condition = { id: 'c1', text: secret, owner: { name: 'Anna', slackUserId: null }, due: null, discharged: null };

/** One of every kind, with the secret wherever people write. What is of the reader's own interest holds other words. */
const notes: { readonly [About in SignOffNote['about']]: Extract<SignOffNote, { about: About }> } = {
  not_in_slack: { ...about, ...at, about: 'not_in_slack', person: 'Anna' },
  answered_in_person: { ...about, ...at, about: 'answered_in_person', person: 'Anna', instead: true },
  keeper_gone: { ...about, about: 'keeper_gone', person: 'Anna', instead: ['Ben'] },
  owner_gone: { ...about, about: 'owner_gone', person: 'Anna' },
  account_gone: { ...about, ...at, about: 'account_gone', person: 'Anna', deputies: ['Ben'] },
  inquorate: { ...about, ...at, about: 'inquorate', deputies: ['Anna'], over: false },
  answers_lapsed: {
    ...about,
    about: 'answers_lapsed',
    lapsed: [{ person: 'Anna', body: 'Governance Committee', verdict: 'approve', endedAt: '2011-11-15T00:00:00.000Z' }],
    timezone: 'Europe/London',
  },
  decided_as_seats_ended: {
    ...about,
    ...at,
    about: 'decided_as_seats_ended',
    outcome: 'approved',
    ended: [{ person: 'Anna', endedAt: '2011-11-16T00:00:00.000Z' }],
    timezone: 'Europe/London',
  },
  verdict_contested: { ...about, ...at, about: 'verdict_contested', person: 'Anna', reason: secret },
  asked_again: { ...about, ...at, about: 'asked_again', version: 2, because: 'new_version', owing, files },
  asked_too: { ...about, ...at, about: 'asked_too', version: 2, owing, files },
  starts_again: {
    ...about,
    ...at,
    about: 'starts_again',
    open: true,
    version: 2,
    because: 'new_version',
    by: 'Anna',
    reason: secret,
    files,
  },
  minor_version: { ...about, ...at, about: 'minor_version', version: 2, by: 'Anna', reason: secret, mayContest: true },
  verdict_recorded: {
    ...about,
    ...at,
    about: 'verdict_recorded',
    verdictId: sampleAskedBodyId,
    version: 2,
    verdict: 'reject',
    reason: secret,
    by: 'Anna',
    how: 'telephone',
    note: secret,
  },
  words_wanted: { ...about, ...at, about: 'words_wanted', version: 2, act: 'reject' },
  stands_aside: { ...about, ...at, about: 'stands_aside', interests: [{ id: 'i1', text: 'I own the clinic.' }], rulers: ['Anna'] },
  ruled: { ...about, ...at, about: 'ruled', action: 'no_papers', reason: 'It is theirs.', by: 'Anna' },
  ruling_wanted: {
    ...about,
    ...at,
    about: 'ruling_wanted',
    personId: sampleAskedBodyId,
    person: 'Anna',
    interests: [{ id: 'i1', category: 'financial', text: secret }],
    steppedAside: { at: '2011-11-10T12:00:00.000Z', reason: secret },
    ruling: { action: 'no_papers', by: 'Anna', reason: secret },
    over: false,
  },
  version_contested: { ...about, about: 'version_contested', version: 2, by: 'Anna', reason: secret },
  answered_against: { ...about, ...at, about: 'answered_against', version: 2, by: 'Anna', verdict: 'reject', reason: secret },
  sent_back: {
    ...about,
    ...at,
    about: 'sent_back',
    signOffId: sampleAskedBodyId,
    version: 2,
    answers: [{ person: 'Anna', verdict: 'reject', reason: secret }],
  },
  condition_set: { ...about, ...at, about: 'condition_set', by: 'Anna', text: secret, due: null },
  condition_met: { ...about, ...at, about: 'condition_met', by: 'Anna', text: secret, note: secret, left: 0, outcome: 'approved' },
};
const outcome = sampleOutcome({
  title: 'Community service',
  outcome: 'withdrawn',
  outcomeReason: secret,
  bodies: [{ name: 'Board', outcome: 'rejected', reasons: [{ person: 'Anna', reason: secret }], conditions: [condition] }],
});
const all: readonly (readonly [string, ToldOfSignOff])[] = [...Object.entries(notes), ['outcome', outcome]];
const said = [
  'asked_again',
  'asked_too',
  'starts_again',
  'verdict_recorded',
  'verdict_contested',
  'version_contested',
  'minor_version',
  'answered_against',
  'sent_back',
  'condition_set',
  'condition_met',
];

describe('what is told of a request to whom it is closed', () => {
  it.each(all)('%s: keeps title and state, and nothing that was said', (_, note) => {
    const kept = withoutContent(note);
    const shown = JSON.stringify([kept, drawMessage(kept)]);
    expect(shown).not.toContain(secret);
    expect(shown).not.toContain(link);
    expect(drawMessage(kept).text).toContain('Community service');
  });

  it.each(all.filter(([kind]) => [...said, 'ruling_wanted', 'outcome'].includes(kind)))('%s: says it to who may read', (_, note) => {
    expect(JSON.stringify(drawMessage(note))).toContain(secret);
  });

  it('names neither who answered, nor what, of answers that count no longer and of those against', () => {
    for (const note of [notes.answers_lapsed, notes.answered_against, notes.sent_back, notes.decided_as_seats_ended]) {
      const shown = JSON.stringify([withoutContent(note), drawMessage(withoutContent(note))]);
      expect(shown).not.toMatch(/Anna|approve\b|reject/);
      expect(JSON.stringify(drawMessage(note))).toContain('Anna');
    }
    expect(drawMessage(withoutContent(notes.answers_lapsed)).text).toContain(
      'no longer count, as the seats they were given for have ended',
    );
    expect(drawMessage(withoutContent(notes.answered_against)).text).toContain('Somebody has answered on version 2 of');
  });

  it.each([
    ['starts_again', 'Version 2 has been sent.'],
    ['minor_version', 'Version 2 of SO-1 (Community service) has been sent as a minor change.'],
    ['version_contested', 'An approver holds that version 2 of'],
    ['condition_set', 'Somebody has approved'],
    ['condition_met', 'Somebody says for'],
  ] as const)('%s: does not name who did it', (kind, words) => {
    const closed = drawMessage(withoutContent(notes[kind]));
    expect(closed.text).toContain(words);
    expect(JSON.stringify([withoutContent(notes[kind]), closed])).not.toContain('Anna');
    expect(drawMessage(notes[kind]).text).toContain('Anna');
  });

  it('tells people of their own interest, and what was ruled on it', () => {
    expect(withoutContent(notes.ruled)).toEqual(notes.ruled);
    expect(withoutContent(notes.stands_aside)).toEqual(notes.stands_aside);
  });
});
