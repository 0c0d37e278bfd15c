import type { StepOnScreen } from '../../web/contract.ts';
import { send } from '../live/send.ts';
import { useSession } from '../session.ts';
import { MoveClock } from './move-clock.tsx';
import { StepButton } from './step-button.tsx';
import { TypeButton } from './type-button.tsx';
import { useWhere } from './use-where.ts';

type StepButtonsProps = { readonly step: StepOnScreen; readonly index: number };

/** The one way on with a step, and the way past it. */
export function StepButtons({ step, index }: StepButtonsProps) {
  const { tell } = useSession();
  return (
    <div className="step-buttons">
      {step.as !== null && step.in !== null && <PlaceButton step={step} as={step.as} channel={step.in} />}
      {step.until !== null && <MoveClock until={step.until} />}
      <button
        type="button"
        className="button button-quiet"
        onClick={() => void send(null, { kind: 'skip_step', step: index }).then(({ notice }) => tell(notice))}
      >
        Skip this step
      </button>
    </div>
  );
}

type PlaceButtonProps = { readonly step: StepOnScreen; readonly as: string; readonly channel: string };

/** A form is open before whose step it is: others go there, and whoever closed it gets the command that opens it. */
function PlaceButton({ step: { type, reopen }, as, channel }: PlaceButtonProps) {
  const where = useWhere(as, channel);
  if (type !== null) {
    const words = where.isThere ? 'Put it in the message box' : `Put it in the message box of ${where.name}${where.asWhom}`;
    return <TypeButton as={as} channel={channel} text={type} words={words} />;
  }
  if (reopen !== null && where.isYou) return <TypeButton as={as} channel={channel} text={reopen} words="Open the form again" />;
  return <GoButton as={as} channel={channel} />;
}

function GoButton({ as, channel }: Pick<PlaceButtonProps, 'as' | 'channel'>) {
  const { go } = useSession();
  const { isThere, name, asWhom } = useWhere(as, channel);
  return (
    <StepButton main={!isThere} done={isThere} press={() => go({ as, in: channel, thread: null })}>
      {isThere ? `You are in ${name}` : `Go to ${name}${asWhom}`}
    </StepButton>
  );
}
