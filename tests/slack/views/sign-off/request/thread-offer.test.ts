import { expect, test } from 'vitest';
import { problemsInMessage } from '#src/playground/blocks/check-blocks.ts';
import { drawThreadOffer } from '#src/slack/views/sign-off/request/thread-offer.ts';
import { sampleAskedBodyId, sampleSignOffCard } from '#tests/support/samples.ts';

test('who writes as if to decide is offered the buttons, for each body apart', () => {
  const one = sampleSignOffCard();
  const other = sampleSignOffCard({
    decideFor: { signOffBodyId: sampleAskedBodyId.replace(/.$/, '9'), body: 'Kent HWB', chairsAction: true, contestable: true },
  });
  const drawn = drawThreadOffer([one, other]);
  expect(problemsInMessage(drawn)).toEqual([]);
  expect(drawn.text).toContain('What is written here is not counted.');
  expect(drawn.text).toMatch(/SO-1, version 1: .*, for the Clinical Leadership Group[\s\S]*Approve[\s\S]*for the Kent HWB[\s\S]*Approve/);
});

test('twelve bodies fit into one message', () => {
  const cards = Array.from({ length: 12 }, (_, index) =>
    sampleSignOffCard({
      title: 'x'.repeat(150),
      decideFor: {
        signOffBodyId: sampleAskedBodyId.replace(/..$/, String(10 + index)),
        body: 'y'.repeat(150),
        chairsAction: true,
        contestable: true,
      },
    }),
  );
  expect(problemsInMessage(drawThreadOffer(cards))).toEqual([]);
});
