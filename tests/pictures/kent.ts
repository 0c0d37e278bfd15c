import type { Locator, Page } from 'playwright-core';
import { kent as kentCase } from '#src/playground/cases/kent.ts';
import type { World } from '#src/playground/world.ts';
import { kent, kentSteps } from '#tests/browser/support/kent.ts';
import type { Tab } from '#tests/browser/support/tab.ts';
import { desk, message, type Picture, phone, type Shot, tall } from './camera.ts';
import { form } from './sign-off/picture.ts';

const inLeadership = { as: kent.secretary, in: kent.leadership };
const afterDigest = { step: kentSteps.firstDigest, ...inLeadership };
const asIt = { as: kent.lead, in: kent.group, ...tall };
const card = message('SO-1, version 1');

/** With the number of the case's last step that is done before */
type AfterStep = Shot & { readonly step: number };

/** In the order of the case's steps. */
const pictures: readonly AfterStep[] = [
  { file: 'number', step: 1, as: kent.lead, in: kent.group, ...tall, show: askedAboutNumber },
  { file: 'status-asked', step: kentSteps.reported, ...asIt, show: askedInReply },
  { file: 'status-asked-form', step: kentSteps.reported, ...asIt, show: askedInForm },
  { file: 'pathway-asked', step: kentSteps.reported, ...asIt, show: pathwayAsked },
  { file: 'request', step: kentSteps.formOpen, as: kent.lead, in: kent.group, ...tall, show: filledForm },
  { file: 'sign-off-open', step: kentSteps.asked, ...inLeadership, ...tall, show: card },
  { file: 'sign-off-confirm', step: kentSteps.asked, as: kent.chair, in: kent.leadership, ...tall, show: confirmDialog },
  { file: 'sign-off-approver', step: kentSteps.approvedByLeadership, as: kent.medway, in: 'app', ...tall, show: card },
  { file: 'clock', step: kentSteps.approvedByLeadership, ...inLeadership, ...desk, height: 640, show: whatIsDue },
  { file: 'digest', ...afterDigest, ...tall, show: message('Digest 1') },
  { file: 'digest-thread', ...afterDigest, ...tall, show: thread },
  { file: 'page', ...afterDigest, ...desk, show: withThread },
  { file: 'page-dark', ...afterDigest, ...desk, dark: true, show: withThread },
  { file: 'page-390', ...afterDigest, ...phone, show: withDigest },
  { file: 'home', step: kentSteps.firstDigest, as: kent.secretary, in: 'home', ...tall, height: 500, show: home },
  { file: 'developer', ...afterDigest, ...desk, show: calls },
  { file: 'sign-off-approved', step: kentSteps.approvedByAll, ...inLeadership, ...tall, show: card },
];

export const kentPictures: readonly Picture[] = pictures.map(({ step, ...shot }) => ({
  ...shot,
  async play({ playTo, inWorld }) {
    if (step === kentSteps.reported) await inWorld(closeForm);
    await playTo(step);
  },
}));

/** What the picture before has left open would stand before what is written next. */
async function closeForm({ workspace }: World): Promise<void> {
  if (workspace.as(kent.lead).view() !== null) await workspace.as(kent.lead).close();
}

/** A report with ten digits of which nothing says what they are. */
async function askedAboutNumber(tab: Tab): Promise<Locator> {
  await tab.writes('/pathway log green Referral form agreed with 999 000 0018');
  const form = tab.dialog('Log progress');
  await form.getByLabel("It is not a patient's number").scrollIntoViewIfNeeded();
  await form.getByRole('heading').click();
  return form;
}

async function askedInReply(tab: Tab): Promise<Locator> {
  await tab.writes('/pathway log Amber/Red Theatre lists cancelled. Path to green: locum from 1 May');
  const reply = tab.message('The text says both Amber and Red');
  await reply.getByRole('button', { name: 'Complete' }).waitFor();
  return reply;
}

/** A pathway by a name that is not quite its own. */
async function pathwayAsked(tab: Tab): Promise<Locator> {
  await tab.writes('/pathway log dementa green All well. Next: audit of the clinics');
  const reply = tab.message('is not the whole name of any there is');
  await reply.getByRole('button', { name: 'Complete' }).waitFor();
  return reply;
}

async function askedInForm(tab: Tab): Promise<Locator> {
  await tab.press('Complete', await askedInReply(tab));
  const form = tab.dialog('Log progress');
  await form.getByText('The text says both Amber and Red').waitFor();
  return form;
}

/** The form as the case's own step has it filled in. */
async function filledForm(tab: Tab): Promise<Locator | Page> {
  const deed = kentCase.steps.map(({ does }) => does).find(({ kind }) => kind === 'submit');
  const values = deed?.kind === 'submit' ? deed.values : {};
  for (const [label, value] of Object.entries(values))
    await tab.dialog('Request sign-off').getByLabel(label).fill([value].flat().join('\n'));
  return form('Request sign-off')(tab);
}

async function confirmDialog(tab: Tab): Promise<Locator> {
  await tab.press(/^Approve:/, tab.message('SO-1, version 1'));
  return tab.dialog('Approve SO-1, version 1?');
}

async function whatIsDue(tab: Tab): Promise<Page> {
  await tab.press(/^Next:/, tab.clock);
  await tab.dialog('What is due next').waitFor();
  return tab.page;
}

async function thread(tab: Tab): Promise<Locator> {
  await tab.message('Digest 1').getByRole('link', { name: '1 reply' }).click();
  const reply = tab.thread.getByRole('article').last();
  await reply.getByText('Path to green').waitFor();
  return reply;
}

async function withThread(tab: Tab): Promise<Page> {
  await thread(tab);
  return withDigest(tab);
}

/** From the digest's first line on. */
async function withDigest(tab: Tab): Promise<Page> {
  await tab.message('Digest 1').getByRole('heading').scrollIntoViewIfNeeded();
  return tab.page;
}

async function home(tab: Tab): Promise<Locator> {
  await tab.conversation.getByRole('heading', { name: 'Next meetings' }).waitFor();
  return tab.conversation;
}

async function calls(tab: Tab): Promise<Page> {
  await tab.press(/^Calls and requests/);
  await tab.press('chat.postMessage', tab.page.getByRole('row', { name: /chat\.postMessage/ }).first());
  return tab.page;
}
