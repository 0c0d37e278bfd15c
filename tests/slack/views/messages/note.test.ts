import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawMessage } from '#src/slack/views/messages/draw.ts';
import { drawNote } from '#src/slack/views/messages/note.ts';
import type { Note } from '#src/use-cases/messages/messages.ts';
import { sampleDigest, sampleEntryCard, sampleOutcome, sampleSignOffCard } from '#tests/support/samples.ts';
import { controlSequences, nastyName, seen } from '../nasty.ts';

function everyNote(text: string): readonly Note[] {
  return [
    { kind: 'note', about: 'saved_but_not_shown', what: text, channelId: 'C0DEMENTIA' },
    { kind: 'note', about: 'cannot_post', channelId: 'C0DEMENTIA', problem: 'not_in_channel' },
    { kind: 'note', about: 'cannot_reach', slackUserId: 'U0DPHMEDWAY', what: text, problem: 'user_not_found' },
    { kind: 'note', about: 'cannot_reach', slackUserId: 'U0DPHMEDWAY', person: 'Dr May', what: text, problem: 'user_disabled' },
    { kind: 'note', about: 'parked', messageId: 'm1', channelId: null, what: text },
    { kind: 'note', about: 'refused', messageId: 'm2', what: text, problem: 'invalid_blocks' },
    { kind: 'note', about: 'cannot_change', channelId: null, what: text, problem: 'channel_not_found' },
    { kind: 'note', about: 'stands_in', person: text, body: 'Kent HWB', from: '2011-11-10', until: '2011-11-11' },
    { kind: 'note', about: 'stands_in_no_more', person: text, body: 'Kent HWB' },
    { kind: 'note', about: 'stands_in_no_more', person: text, body: 'Kent HWB', left: true },
    { kind: 'note', about: 'one_account', person: text, other: text },
  ];
}

describe('notes from the app', () => {
  it('say what happened and what to do', () => {
    expect(everyNote('the report on Dementia').map((note) => drawNote(note).text)).toEqual([
      'Saved. Invite @Conclave to <#C0DEMENTIA> to show the report on Dementia there.',
      "Conclave can't post in <#C0DEMENTIA>: it has not been invited. Invite @Conclave there, or name another channel in the governance file. What waits is sent as soon as it can be.",
      "Somebody whom the governance file does not name now can't be reached by direct message: Slack does not know that id. What waits for them: the report on Dementia. Correct their Slack member id in the governance file, or tell them another way.",
      "Dr May can't be reached by direct message: the account is switched off. What waits for them: the report on Dementia. Correct their Slack member id in the governance file, or tell them another way.",
      'It is not certain whether a message arrived as a direct message: the report on Dementia. Look there, then choose “It arrived” or “Send again”. Until then it is not sent again.\nButtons: It arrived, Send again.',
      'Slack does not take a message as Conclave has written it: the report on Dementia (invalid_blocks). Nothing is lost, and what comes after it goes on. Tell whoever looks after Conclave; once it is mended, choose “Send again”.\nButtons: Send again.',
      "Conclave can't change what it has posted as a direct message: the channel is not there, or is private and it has not been invited. What still shows there how things stood before: the report on Dementia. Its buttons decide nothing that is settled. Once Slack lets Conclave in there again it is changed by itself, and so is whatever else there has changed meanwhile.",
      "the report on Dementia lets you decide in their place for the Kent HWB, from 10 November 2011 until 11 November 2011. What waits for you: /signoff list mine. If you can't, tell them.",
      'You no longer decide in place of the report on Dementia for the Kent HWB: they do so themselves again. Answers you gave stand.',
      'You no longer decide in place of the report on Dementia for the Kent HWB: they have left their post.',
      'the report on Dementia, whom the governance file names by address, and the report on Dementia are one account in Slack. They count as one person, who has the seats of both: name them once in the file, or correct the address.',
    ]);
  });

  it('link the channel they are about', () => {
    const [saved] = everyNote('a card');
    expect(saved && seen(drawNote(saved).blocks).join('')).toContain('<#C0DEMENTIA>');
  });

  it('fit Slack and ping nobody else', () => {
    fc.assert(
      fc.property(nastyName, (text) => {
        for (const note of everyNote(text)) {
          const drawn = drawNote(note);
          expect(problemsInMessage(drawn)).toEqual([]);
          expect(controlSequences(drawn).filter((one) => !['<#C0DEMENTIA>', '<@U0DPHMEDWAY>'].includes(one))).toEqual([]);
        }
      }),
    );
  });
});

describe('drawing a stored message', () => {
  it('draws each kind, with text and blocks', () => {
    const digest = sampleDigest();
    const contents = [
      sampleEntryCard(),
      sampleSignOffCard(),
      sampleOutcome(),
      { kind: 'digest_summary', digest },
      { kind: 'digest_part', digest, part: 0 },
      ...everyNote('a card'),
    ] as const;
    for (const content of contents) {
      const drawn = drawMessage(content);
      expect(problemsInMessage(drawn)).toEqual([]);
      expect(drawn.text).not.toBe('');
      expect(drawn.blocks).not.toEqual([]);
    }
  });
});
