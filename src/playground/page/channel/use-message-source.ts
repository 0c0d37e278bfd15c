import type { MessageOnScreen } from '../../web/contract.ts';
import type { ActionSource } from '../blocks/action-source.ts';
import { useFilled } from '../blocks/use-filled.ts';
import { useRunning } from '../blocks/use-running.ts';
import { useSession } from '../session.ts';

/** The source of a message's controls: what is pressed or chosen goes to the app at once. */
export function useMessageSource({ channel, ts, blocks }: MessageOnScreen): ActionSource {
  const { act } = useSession();
  const { filled, fill } = useFilled(blocks);
  const { busy, run } = useRunning();
  return {
    values: {},
    filled,
    errors: {},
    busy,
    fill,
    act: (control, chosen) =>
      run(async () => {
        await act({ kind: 'act_on_message', channel, ts, control, chosen });
      }),
  };
}
