import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import {
  type CommandHelp,
  commandHelp,
  digestSent,
  formNotOpened,
  incidentReply,
  notSavedReply,
  parkedSettled,
  progressSaved,
  signOffSent,
  unknownSubcommand,
} from '#src/slack/views/replies.ts';
import { controlSequences, nasty, nastyName } from './nasty.ts';

const board: CommandHelp = {
  name: '/board',
  description: 'Meetings and digests',
  usages: [
    { usage: 'next [body]', summary: 'shows the clock' },
    { usage: 'digest preview [body]', summary: 'shows the digest privately' },
    { usage: 'digest send [body]', summary: 'sends a digest now' },
  ],
};

const inNext = { kind: 'digest', body: 'Kent HWB', at: '2011-11-14T09:00:00.000Z', timezone: 'Europe/London' } as const;

describe('private replies', () => {
  it('say what is saved, and that a status was kept', () => {
    expect(progressSaved({ pathway: 'Dementia', status: 'amber', statusKept: true, card: 'on_its_way', digest: inNext }).text).toBe(
      "Saved: Dementia, Amber. Its card is on its way to the group's channel. In the next digest: Mon 14 Nov 2011, 09:00 (London time), for the Kent HWB. You gave no status, so the last one, Amber, is kept.",
    );
    expect(progressSaved({ pathway: 'Tender', status: 'green', statusKept: false, card: 'private', digest: null }).text).toBe(
      'Saved: Tender, Green. The pathway is private, so it is shown in no channel and in no digest.',
    );
  });

  it('promise no digest where none will hold it, and say what to do', () => {
    const saved = { pathway: 'Stroke', status: 'green', statusKept: false, card: 'no_channel' } as const;
    expect(progressSaved({ ...saved, digest: { kind: 'none_scheduled', bodies: ['Kent HWB', 'NHS England'] } }).text).toBe(
      'Saved: Stroke, Green. The group has no channel to show it in. In no digest yet: none is ahead for the Kent HWB and NHS England. It will be in the first one before the next meeting: ask the secretariat to add that meeting.',
    );
    const remedies = [
      ['answers_to_nobody', [], 'Ask the secretariat to say in the governance file to which body the group answers.'],
      [
        'no_channel',
        ['Kent HWB'],
        'Ask the secretariat to give a channel in the governance file to the Kent HWB, where the digests would go.',
      ],
      ['no_digest', ['Kent HWB'], 'Ask the secretariat to have digests sent to the Kent HWB, to which the group answers.'],
    ] as const;
    for (const [because, bodies, remedy] of remedies) {
      expect(progressSaved({ ...saved, digest: { kind: 'not_covered', group: 'Stroke group', because, bodies } }).text).toBe(
        `Saved: Stroke, Green. The group has no channel to show it in. In no digest: none that goes to a channel covers the Stroke group. ${remedy}`,
      );
    }
  });

  it('say where an extra digest goes, and what became of a parked message', () => {
    const sent = digestSent({ body: 'Kent HWB', number: 3, sentTo: ['Clinical Leadership Group'], withoutChannel: ['Medway HWB'] });
    expect(sent.text).toBe(
      'On its way: digest 3 for the Kent HWB, to the Clinical Leadership Group. No channel, so nothing there: the Medway HWB.',
    );
    expect(parkedSettled({ what: 'a card', word: 'arrived', gone: false, already: false }).text).toBe('Recorded: a card arrived.');
    expect(parkedSettled({ what: 'a card', word: 'send_again', gone: false, already: false }).text).toBe('On its way again: a card.');
    expect(parkedSettled({ what: 'a card', word: 'arrived', gone: false, already: true }).text).toBe('This has been answered already.');
  });

  it('say whom a sign-off goes to and by when', () => {
    const deadline = { at: '2011-11-15T23:59:59.999Z', timezone: 'Europe/London' };
    const sent = signOffSent({ reference: 'SO-1', title: 'Dementia', asked: ['Clinical Leadership Group'], deadline });
    expect(sent.text).toContain('It is on its way to the Clinical Leadership Group. Deadline: by Tuesday 15 November 2011.');
    expect(signOffSent({ reference: 'SO-1', title: 'Dementia', asked: ['CLG'], deadline: null }).text).toContain('Deadline: no deadline.');
  });

  it('give the text back where it was not saved or something went wrong', () => {
    expect(notSavedReply('/pathway log green Done').text).toBe('Not saved, please send it again.\nYou wrote:\n/pathway log green Done');
    expect(notSavedReply(null).text).toBe('Not saved, please send it again.');
    const incident = incidentReply('INC-7', '/board next').text;
    expect(incident).toContain('Something went wrong on our side.');
    expect(incident).toContain('quote INC-7');
    expect(incident).toContain('/board next');
    expect(formNotOpened().text).toContain('Nothing was changed');
  });

  it('list how a command is used', () => {
    expect(commandHelp(board).text).toBe(
      [
        '/board',
        'Meetings and digests',
        '- /board next [body]: shows the clock',
        '- /board digest preview [body]: shows the digest privately',
        '- /board digest send [body]: sends a digest now',
        '- /board help: shows this list',
      ].join('\n'),
    );
  });

  it('guess which subcommand was meant', () => {
    expect(unknownSubcommand(board, 'nxet', '/board nxet').text).toContain('/board does not know “nxet”. Did you mean /board next?');
    expect(unknownSubcommand(board, 'digest', '/board digest').text).toContain('Did you mean /board digest preview?');
    expect(unknownSubcommand(board, 'weather', '/board weather').text).not.toContain('Did you mean');
  });

  it('fit Slack and ping nobody', () => {
    fc.assert(
      fc.property(nasty(20_000), nastyName, fc.array(nastyName, { minLength: 1, maxLength: 30 }), (typed, name, names) => {
        for (const drawn of [
          notSavedReply(typed),
          incidentReply('INC-7', typed),
          unknownSubcommand(board, typed.trim(), typed),
          progressSaved({ pathway: name, status: 'blue', statusKept: false, card: 'on_its_way', digest: { ...inNext, body: name } }),
          progressSaved({
            pathway: name,
            status: 'blue',
            statusKept: true,
            card: 'no_channel',
            digest: { kind: 'none_scheduled', bodies: names },
          }),
          signOffSent({ reference: 'SO-1', title: name, asked: names, deadline: null }),
          digestSent({ body: name, number: 1, sentTo: names, withoutChannel: names }),
          parkedSettled({ what: name, word: 'arrived', gone: false, already: false }),
        ]) {
          expect(problemsInMessage(drawn)).toEqual([]);
          expect(controlSequences(drawn)).toEqual([]);
        }
      }),
      { numRuns: 60, endOnFailure: true },
    );
  });
});
