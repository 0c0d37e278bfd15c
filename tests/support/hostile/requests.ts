import type { Json } from '#src/playground/workspace/model.ts';
import type { World } from '#src/playground/world.ts';
import { only } from '../seeing.ts';

/** What choosing in the form for a request, looking at requests and changing one would send: SO-1 is the lead's, and open. */
export async function aboutRequests({ workspace }: World): Promise<readonly Json[]> {
  const lead = workspace.as('U0DEMENTIA');
  const answerTo = async (text: string) => only((await lead.command('C0DEMENTIA', '/signoff', text)).shown, `/signoff ${text}`);
  const form = () => only(lead.view(), 'No form is open');

  await lead.command('C0DEMENTIA', '/signoff', 'request');
  const choice = lead.pressPayload(form(), 'Route', { value: 'Pathway redesign' });
  const listed = await answerTo('list');
  const shown = await answerTo('show SO-1');
  await lead.command('C0DEMENTIA', '/signoff', 'amend SO-1');
  lead.fill({ Title: 'Dementia pathway, redesigned', 'Kind of change': 'Minor', 'What has changed, and why': 'A comma' });
  const amended = lead.submissionPayload();
  await lead.command('C0DEMENTIA', '/signoff', 'withdraw SO-1');
  lead.fill({ Reason: 'Not needed' });
  const overview = await answerTo('');
  return [
    choice,
    lead.pressPayload(overview, 'Waiting for me'),
    lead.pressPayload(listed, 'Show'),
    lead.pressPayload(shown, 'New version'),
    amended,
    lead.submissionPayload(),
  ];
}
