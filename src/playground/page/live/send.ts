import type { Act, ActAnswer, UploadAnswer, WorldAct } from '../../web/contract.ts';

/** Does something as a person, or with the world as nobody in particular. Where it cannot be sent, the notice says so. */
export async function send(as: string | null, act: Act | WorldAct): Promise<ActAnswer> {
  try {
    const answer = await fetch('/acts', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ as, act }),
    });
    return answer.ok ? await answer.json() : refused(`The playground did not take that: ${await answer.text()}`);
  } catch {
    return refused('The playground cannot be reached. Check that it is still running, then try again.');
  }
}

export async function sendFile(as: string, file: File): Promise<UploadAnswer> {
  const address = `/files?${new URLSearchParams({ as, name: file.name }).toString()}`;
  const answer = await fetch(address, { method: 'POST', body: file });
  if (!answer.ok) throw new Error(await answer.text());
  return answer.json();
}

function refused(notice: string): ActAnswer {
  return { errors: {}, notice };
}
