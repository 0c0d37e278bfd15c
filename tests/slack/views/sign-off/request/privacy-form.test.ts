import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { privateReasons } from '#src/domain/private-reasons.ts';
import { textLimits } from '#src/domain/text-gate.ts';
import { problemsInMessage, problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { privacySet } from '#src/slack/views/replies.ts';
import { drawPrivacyForm } from '#src/slack/views/sign-off/request/privacy-form.ts';
import type { PrivacyForm } from '#src/use-cases/sign-off/request/set-privacy.ts';
import { sampleSignOffId } from '#tests/support/sign-off-samples.ts';
import { controlSequences, nasty, nastyName, seen } from '../../nasty.ts';
import { inputs } from '../inputs.ts';

const open = { mayBePrivate: true, privateReason: null, publicTitle: null, privateNote: null };
const form = (privacy: Partial<PrivacyForm['privacy']>, title = 'Dementia') =>
  drawPrivacyForm({ signOffId: sampleSignOffId, reference: 'SO-1', title, privacy: { ...open, ...privacy } });
const labels = (view: ReturnType<typeof form>) => inputs(view).map(({ label }) => label);

describe('the form that says who may see a request', () => {
  it('asks why, and what others read, only where not everybody may see it', () => {
    expect(labels(form({}))).toEqual(['Who may see it']);
    expect(labels(form({ privateReason: '' }))).toEqual(['Who may see it', 'Private because', 'Public title', 'More on why it is private']);
    const procurement = form({ mayBePrivate: false });
    expect(labels(procurement)).toEqual(['Public title', 'More on why it is private']);
    expect(seen(procurement).join('\n')).toContain('Its pathway or its route makes it private');
    expect(JSON.parse(procurement.private_metadata ?? '')).toEqual({ signOffId: sampleSignOffId });
  });

  it('offers the reasons of the list, and one from before there was a list as it stands', () => {
    const offered = (privateReason: string) => JSON.stringify(inputs(form({ privateReason }))[1]?.element);
    for (const reason of privateReasons) expect(offered('')).toContain(`"value":"${reason}"`);
    expect(offered('Dr Grey leaves')).toContain('"initial_option":{"value":"Dr Grey leaves"');
    expect(offered('COMMERCIAL')).toContain('"initial_option":{"value":"commercial"');
  });

  it('fits Slack with anything in it, and so does what is said when it is saved', () => {
    fc.assert(
      fc.property(
        nasty(textLimits['why it is private']),
        nasty(textLimits['public title']),
        nasty(textLimits['more on why it is private']),
        fc.array(nastyName, { maxLength: 20 }),
        (privateReason, publicTitle, privateNote, stillShared) => {
          const drawn = form({ privateReason, publicTitle, privateNote }, publicTitle);
          expect(problemsInView(drawn)).toEqual([]);
          expect(controlSequences(drawn.blocks.filter(({ type }) => type !== 'input'))).toEqual([]);
          expect(problemsInMessage(privacySet({ reference: 'SO-1', title: publicTitle, isPrivate: true, stillShared }))).toEqual([]);
        },
      ),
      { numRuns: 60 },
    );
  });
});
