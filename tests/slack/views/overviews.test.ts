import { describe, expect, it } from 'vitest';
import { problemsInMessage, problemsInView } from '#src/playground/blocks/check-blocks.ts';
import { confirmationModal } from '#src/slack/views/confirmation-modal.ts';
import { pathwayOverview, signOffOverview } from '#src/slack/views/overviews.ts';
import { signOffSent } from '#src/slack/views/replies.ts';

const command = {
  name: '/pathway',
  description: 'Log the progress of a pathway',
  usages: [{ usage: 'log text', summary: 'logs progress' }],
};

describe('a command without arguments', () => {
  it.each([
    [pathwayOverview, 'Log progress', 'complete_report'],
    [signOffOverview, 'Request sign-off, Waiting for me, My requests, My bodies', 'open_sign_off_form'],
  ])('shows how it is used, and buttons', (draw, label, action) => {
    const drawn = draw(command);
    expect(problemsInMessage(drawn)).toEqual([]);
    expect(drawn.text).toContain('/pathway log text: logs progress');
    expect(drawn.text).toContain(`Buttons: ${label}.`);
    expect(JSON.stringify(drawn.blocks)).toContain(action);
  });
});

describe('what a form gives way to', () => {
  it('is the reply, as a view', () => {
    const reply = signOffSent({ reference: 'SO-1', title: 'Dementia', asked: ['Clinical Leadership Group'], deadline: null });
    const view = confirmationModal(reply);
    expect(problemsInView(view)).toEqual([]);
    expect(view.blocks).toEqual(reply.blocks);
  });
});
