import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawBoardNext } from '#src/slack/views/board/board-next.ts';
import { sampleBoardClock, sampleClockDigest, sampleMeetingClock } from '#tests/support/samples.ts';
import { controlSequences, nastyName } from '../nasty.ts';

describe('/board next', () => {
  it('shows each meeting with everything derived from its date', () => {
    expect(drawBoardNext(sampleBoardClock()).text).toBe(
      [
        'Next meetings',
        'Kent shadow Health and Wellbeing Board: Wed 23 Nov 2011, 14:00 (London time), Sessions House',
        '- Sign-off deadline: Tuesday 15 November 2011',
        '- Paper deadline: Tuesday 15 November 2011',
        '- Digest: Mon 14 Nov 2011, 09:00, with updates up to Fri 11 Nov 2011, 09:00, to the Clinical Leadership Group in <#C0CLG>. Sent as number 1 on Mon 14 Nov 2011, 09:00.',
        '- Digest: Tue 22 Nov 2011, 09:00, with updates up to Tue 22 Nov 2011, 09:00, to the Clinical Leadership Group in <#C0CLG>. Still to come.',
      ].join('\n'),
    );
  });

  it('says what is not set', () => {
    const bare = sampleMeetingClock({ place: null, deadlines: { paper: null, signOff: null }, digests: [] });
    const { text } = drawBoardNext(sampleBoardClock({ body: 'Kent HWB', meetings: [bare] }));
    for (const said of ['Next meetings of Kent HWB', 'place not set', 'Sign-off deadline: none', 'Paper deadline: none', 'Digests: none']) {
      expect(text).toContain(said);
    }
    const unreached = sampleClockDigest({
      to: [{ body: 'Medway HWB', channelId: null }],
      gone: { at: '2011-11-14T11:00:00.000Z', number: 2, late: true },
    });
    const other = drawBoardNext(sampleBoardClock({ meetings: [sampleMeetingClock({ digests: [unreached] })] })).text;
    expect(other).toContain('Medway HWB (no channel, gets nothing)');
    expect(other).toContain('Sent as number 2 on Mon 14 Nov 2011, 11:00, late.');
    expect(drawBoardNext(sampleBoardClock({ meetings: [] })).text).toContain('No meeting is planned');
  });

  it('fits Slack with any number of meetings and counts those it leaves out', () => {
    const meeting = fc.tuple(nastyName, fc.integer({ min: 0, max: 12 }), fc.integer({ min: 0, max: 10 })).map(([name, digests, bodies]) =>
      sampleMeetingClock({
        body: name,
        place: name,
        digests: Array.from({ length: digests }, () =>
          sampleClockDigest({ to: Array.from({ length: bodies }, () => ({ body: name, channelId: null })) }),
        ),
      }),
    );
    fc.assert(
      fc.property(fc.array(meeting, { maxLength: 60 }), (meetings) => {
        const drawn = drawBoardNext(sampleBoardClock({ meetings }));
        expect(problemsInMessage(drawn)).toEqual([]);
        expect(controlSequences(drawn)).toEqual([]);
        const shown = drawn.text.split('Paper deadline').length - 1;
        const left = Number(/and (\d+) later meetings?:/.exec(drawn.text)?.[1] ?? 0);
        expect(shown + left).toBe(meetings.length);
      }),
    );
  });
});
