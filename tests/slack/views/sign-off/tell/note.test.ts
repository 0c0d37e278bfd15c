import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawSignOffNote } from '#src/slack/views/sign-off/tell/note.ts';
import type { SignOffCardFile } from '#src/use-cases/messages/sign-off.ts';
import type { SignOffNote } from '#src/use-cases/messages/sign-off-note.ts';
import { sampleAskedBodyId } from '#tests/support/samples.ts';
import { controlSequences, nasty, nastyName } from '../../nasty.ts';

type Texts = { readonly name: string; readonly typed: string };

/** One of each kind, by its own words. */
function notes({ name, typed }: Texts) {
  const files: readonly SignOffCardFile[] = [];
  const about = { kind: 'sign_off_note', reference: 'SO-1', title: name } as const;
  const at = { signOffBodyId: sampleAskedBodyId, body: name };
  const again = { ...about, ...at, about: 'starts_again', open: true, version: 2, by: name, reason: typed, files } as const;
  const wanted = { version: 2, signOffId: sampleAskedBodyId } as const;
  const answers = [
    { person: name, verdict: 'request_changes', reason: typed },
    { person: name, verdict: 'reject', reason: null },
  ] as const;
  const owing = [{ name, slackUserId: 'U0123456789' }];
  const asked = { ...about, ...at, about: 'asked_again', version: 2, owing, files } as const;
  return {
    notInSlack: { ...about, ...at, about: 'not_in_slack', person: name },
    accountGone: { ...about, ...at, about: 'account_gone', person: name, deputies: [name] },
    accountGoneAlone: { ...about, ...at, about: 'account_gone', person: name, deputies: [] },
    keeperGone: { ...about, about: 'keeper_gone', person: name, instead: [name] },
    keeperGoneAlone: { ...about, about: 'keeper_gone', person: name, instead: [] },
    ownerGone: { ...about, about: 'owner_gone', person: name },
    inquorate: { ...about, ...at, about: 'inquorate', deputies: [name], over: false },
    noDeputies: { ...about, ...at, about: 'inquorate', deputies: [], over: false },
    over: { ...about, ...at, about: 'inquorate', deputies: [name], over: true },
    verdictContested: { ...about, ...at, about: 'verdict_contested', person: name, reason: typed },
    newVersion: { ...asked, because: 'new_version' },
    versionContested: { ...asked, because: 'version_contested' },
    contested: { ...asked, because: 'verdict_contested' },
    stepOpened: { ...asked, because: 'step_opened', owing: [] },
    newVersionAgain: { ...again, because: 'new_version' },
    laterStepAgain: { ...again, open: false, because: 'new_version' },
    minorContestedAgain: { ...again, because: 'version_contested' },
    verdictContestedAgain: { ...again, because: 'verdict_contested', by: null, reason: null },
    recorded: {
      ...about,
      ...at,
      about: 'verdict_recorded',
      verdictId: sampleAskedBodyId,
      version: 2,
      verdict: 'reject',
      reason: typed,
      by: name,
      how: 'telephone',
      note: typed,
    },
    reasonWanted: { ...about, ...at, about: 'words_wanted', version: 2, act: 'reject' },
    conditionsWanted: { ...about, ...at, about: 'words_wanted', version: 2, act: 'approve_with_conditions' },
    aside: { ...about, ...at, about: 'stands_aside', interests: [{ id: 'i1', text: typed }], rulers: [name] },
    noRulers: { ...about, ...at, about: 'stands_aside', interests: [{ id: 'i1', text: typed }], rulers: [] },
    ruled: { ...about, ...at, about: 'ruled', action: 'speak_only', reason: typed, by: name },
    major: { ...about, about: 'version_contested', version: 2, by: name, reason: typed },
    answeredInPerson: { ...about, ...at, about: 'answered_in_person', person: name, instead: false },
    answeredInstead: { ...about, ...at, about: 'answered_in_person', person: name, instead: true },
    askedToo: { ...about, ...at, about: 'asked_too', version: 2, owing, files },
    minorVersion: { ...about, ...at, about: 'minor_version', version: 2, by: name, reason: typed, mayContest: true },
    against: { ...about, ...at, about: 'answered_against', version: 2, by: name, verdict: 'request_changes', reason: typed },
    againstAndDecided: { ...about, ...at, about: 'answered_against', ...wanted, by: name, verdict: 'reject', reason: null, approved: true },
    againstOne: { ...about, ...at, about: 'answered_against', ...wanted, by: name, verdict: 'reject', reason: typed },
    againstOpen: { ...about, ...at, about: 'answered_against', ...wanted, by: name, verdict: 'request_changes', reason: typed },
    sentBack: { ...about, ...at, about: 'sent_back', ...wanted, answers },
    sentBackByMany: { ...about, ...at, about: 'sent_back', ...wanted, answers: Array.from({ length: 60 }, () => answers).flat() },
    sentBackClosed: { ...about, ...at, about: 'sent_back', ...wanted, answers: [] },
    conditionClosed: { ...about, ...at, about: 'condition_set', by: name, text: null, due: null },
    condition: { ...about, ...at, about: 'condition_set', by: name, text: typed, due: '2012-03-12' },
    met: { ...about, ...at, about: 'condition_met', by: name, text: typed, note: typed, left: 0, outcome: 'approved' },
    metOne: {
      ...about,
      ...at,
      about: 'condition_met',
      by: name,
      text: null,
      note: null,
      left: 2,
      outcome: 'approved, conditions outstanding',
    },
  } satisfies Readonly<Record<string, SignOffNote>>;
}

const said = Object.fromEntries(
  Object.entries(notes({ name: 'Anna', typed: 'As it was.' })).map(([kind, note]) => [kind, drawSignOffNote(note).text]),
);

describe('a note beside a card', () => {
  it('tells the secretariat what it can do', () => {
    expect(said['notInSlack']).toBe(
      'Anna has not been found in Slack, so they could not be asked about SO-1 (Anna) for the Anna. They are asked as soon as they are found: check their e-mail address in the governance file. What they tell you another way you can record for them.\nButtons: Record a verdict.',
    );
    expect(said['inquorate']).toBe(
      "SO-1 (Anna) can't be decided by the Anna: too few are left there who may decide. Who could stand in: Anna. Give one of them an approver's seat in the governance file, or ask an approver to delegate.",
    );
    expect(said['noDeputies']).toContain('It has no deputy who could stand in.');
    expect(said['over']).toBe('SO-1 (Anna) can be decided by the Anna again: enough are there who may decide.');
    expect(said['verdictContested']).toBe(
      'Anna says that what you recorded for them on SO-1 (Anna) for the Anna is not what they had said. It no longer counts.\nWhy: As it was.',
    );
  });

  it('says to those asked why they decide again', () => {
    expect(said['newVersion']).toBe(
      'Version 2 has been sent. SO-1 (Anna) is before the Anna again: the buttons are on the card above. Waiting for Anna.',
    );
    expect(said['versionContested']).toContain('An approver holds that version 2 is not a minor one, so every body starts again. SO-1');
    expect(said['contested']).toContain('An answer recorded for somebody was not what they had said, so the decision is open again.');
    expect(said['stepOpened']).toBe(
      'The step before has approved again. SO-1 (Anna) is before the Anna again: the buttons are on the card above.',
    );
    expect(said['newVersionAgain']).toBe(
      'Anna has sent version 2. You had answered on SO-1 (Anna) for the Anna. Please answer again, on its card.\nWhy: As it was.',
    );
    expect(said['laterStepAgain']).toContain('You will be asked again when its step opens.');
    expect(said['minorContestedAgain']).toContain(
      'Anna holds that version 2 is not a minor one, so every body starts again. You had answered',
    );
    expect(said['verdictContestedAgain']).toContain('Your answer stands.');
  });

  it('tells an approver what was recorded for them, and lets them say that it is not what they said', () => {
    expect(said['recorded']).toBe(
      [
        'Anna has recorded your answer, received by telephone: you rejected version 2 of SO-1 (Anna) for the Anna. If that is not what you said, say so: it then no longer counts.',
        'Reason: As it was.',
        'Note: As it was.',
        'Buttons: That is not what I said.',
      ].join('\n'),
    );
  });

  it('tells who asked what an answer against comes to, and offers a new version where one is of use', () => {
    const lead = 'version 2 of SO-1 (Anna) for the Anna';
    expect(said['againstOpen']).toBe(
      `Anna asked for changes to ${lead}, which has not decided yet. You are told when it has. You need not wait for that: you can send a new version now.\nWhy: As it was.\nButtons: New version.`,
    );
    expect(said['againstOne']).toBe(`Anna rejected ${lead}, which has not decided yet. You are told when it has.\nWhy: As it was.`);
    expect(said['againstAndDecided']).toBe(`Anna rejected ${lead}. It has approved all the same.`);
    expect(said['against']).toBe(`Anna asked for changes to ${lead}. You are told how it ends.\nWhy: As it was.`);
    expect(said['sentBack']).toBe(
      [
        'The Anna has sent back version 2 of SO-1 (Anna). A new version is wanted of you now. Others may still answer on this one, but need not.',
        '- Anna asked for changes: “As it was.”',
        '- Anna rejected (reason to follow)',
        'Buttons: New version.',
      ].join('\n'),
    );
    expect(said['sentBackClosed']).not.toContain('New version');
  });

  it('tells who has come to owe an answer', () => {
    expect(said['askedToo']).toBe(
      'Anna: your answer on SO-1 (Anna) for the Anna is now wanted as well. The buttons are on the card above.',
    );
  });

  it('tells the secretariat whose account is gone, with who could stand in', () => {
    expect(said['accountGone']).toBe(
      'Anna owes an answer on SO-1 (Anna) for the Anna, and their account in Slack is switched off or gone: what was sent to them is not read. Who could stand in: Anna. Give the seat to whoever follows them. What they tell you another way you can record for them.\nButtons: Record a verdict.',
    );
    expect(said['accountGoneAlone']).toContain('There is no deputy.');
    expect(said['keeperGone']).toBe(
      'A new version of SO-1 (Anna) is wanted of Anna, and their account in Slack is switched off or gone: what was sent to them is not read. Who can send it instead: Anna. Name whoever follows them in the governance file.',
    );
    expect(said['keeperGoneAlone']).toContain('Nobody else leads the group.');
    expect(said['ownerGone']).toBe(
      'Anna has a condition on SO-1 (Anna) to meet, and their account in Slack is switched off or gone: what was sent to them is not read. Name whoever follows them in the governance file, or see to it that somebody else meets it: the body that set it says on the card when it is met.',
    );
  });

  it('tells a deputy that the person they stand in for has answered', () => {
    expect(said['answeredInPerson']).toBe(
      'Anna, for whom you stand in, has answered on SO-1 (Anna) for the Anna themselves. You need not answer for them any more.',
    );
    expect(said['answeredInstead']).toContain('themselves. It counts in place of what you answered for them.');
  });

  it('asks for the words that were to follow', () => {
    expect(said['reasonWanted']).toContain(
      'Its reason is still to follow: those who asked have to know what to do.\nButtons: Give the reason.',
    );
    expect(said['conditionsWanted']).toContain('Its conditions are still to follow');
    expect(said['conditionsWanted']).toContain('Buttons: Give the conditions.');
  });

  it('tells who does not decide because of an interest, and what was ruled', () => {
    expect(said['aside']).toBe(
      'You declared an interest that touches SO-1 (Anna) (“As it was.”), so you do not decide on it for the Anna. Anna is asked to rule on it, and may let you decide all the same.',
    );
    expect(said['noRulers']).toContain('Nobody can rule otherwise at present: ask the secretariat.');
    expect(said['ruled']).toBe(
      'Anna has ruled on your interest in SO-1 (Anna) for the Anna: you may speak but not decide.\nWhy: As it was.',
    );
  });

  it('tells the author and who has to meet a condition', () => {
    expect(said['major']).toBe(
      'Anna holds that version 2 of SO-1 (Anna) is not a minor one. It is major now, and every body starts again.\nWhy: As it was.',
    );
    expect(said['condition']).toBe(
      'Anna has approved SO-1 (Anna) for the Anna on a condition that is yours to meet, by 12 March 2012. Tell them when it is met: they say so on the card.\nCondition: As it was.',
    );
  });

  it('tells who waits for it that a condition is met, and what is left', () => {
    expect(said['met']).toBe(
      'Anna says for the Anna that a condition on SO-1 (Anna) is met. No condition is open any more: the request is approved.\nCondition: As it was.\nHow it was met: As it was.',
    );
    expect(said['metOne']).toBe('Anna says for the Anna that a condition on SO-1 (Anna) is met. 2 conditions still open.');
  });

  it('fits Slack and mentions only who owes an answer', () => {
    fc.assert(
      fc.property(nastyName, nasty(textLimits.reason), (name, typed) => {
        for (const note of Object.values(notes({ name, typed }))) {
          const drawn = drawSignOffNote(note);
          expect(problemsInMessage(drawn)).toEqual([]);
          const mentions = note.about === 'asked_again' || note.about === 'asked_too';
          expect(controlSequences(drawn).filter((one) => one !== '<@U0123456789>' || !mentions)).toEqual([]);
        }
      }),
      { numRuns: 25, endOnFailure: true },
    );
  });

  it('names the files of the version, each a link that shares it, whatever they are called', () => {
    fc.assert(
      fc.property(nastyName, (name) => {
        const { newVersion, askedToo } = notes({ name: 'Anna', typed: 'As it was.' });
        const permalink = 'https://kent.slack.com/files/U1/F1/plan.pdf';
        for (const note of [newVersion, askedToo]) {
          const drawn = drawSignOffNote({ ...note, owing: [], files: Array.from({ length: 10 }, () => ({ name, size: 1000, permalink })) });
          expect(problemsInMessage(drawn)).toEqual([]);
          const sequences = controlSequences(drawn);
          expect(sequences).toHaveLength(10);
          for (const one of sequences) expect(one.startsWith(`<${permalink}|`) && one.endsWith('>')).toBe(true);
        }
      }),
      { numRuns: 50, endOnFailure: true },
    );
  });

  it('counts deputies, rulers and those who owe where there are very many', () => {
    const many = Array.from({ length: 100 }, (_, index) => `Director of Public Health and Social Care, Kent and Medway ${index}`);
    const { inquorate, aside, newVersion } = notes({ name: 'Anna', typed: 'x'.repeat(2000) });
    const owing = many.map((name) => ({ name, slackUserId: 'U0123456789' }));
    for (const note of [
      { ...inquorate, deputies: many },
      { ...aside, rulers: many, interests: many.map((text, index) => ({ id: String(index), text: text.repeat(4) })) },
      { ...newVersion, owing },
    ]) {
      const drawn = drawSignOffNote(note);
      expect(problemsInMessage(drawn)).toEqual([]);
      expect(drawn.text).toMatch(/and \d+ more/);
    }
  });
});
