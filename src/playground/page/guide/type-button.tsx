import { useKept } from '../parts/use-kept.ts';
import { composerKey, useSession } from '../session.ts';
import { StepButton } from './step-button.tsx';
import { useWhere } from './use-where.ts';

type TypeButtonProps = { readonly as: string; readonly channel: string; readonly text: string; readonly words: string };

/** Puts a command in the message box of its channel, from where the person sends it. */
export function TypeButton({ as, channel, text, words }: TypeButtonProps) {
  const { drafts, wanted, go } = useSession();
  const { isThere, thread } = useWhere(as, channel);
  const key = composerKey(as, channel, null);
  const isPut = useKept(drafts)[key] === text && isThere && thread === null;
  const put = () => {
    go({ as, in: channel, thread: null });
    drafts.set({ ...drafts.get(), [key]: text });
    wanted.set(key);
  };
  return (
    <>
      {!isPut && (
        <StepButton main press={put}>
          {words}
        </StepButton>
      )}
      <p className="step-send" role="status">
        {isPut ? 'Now press Enter to send.' : ''}
      </p>
    </>
  );
}
