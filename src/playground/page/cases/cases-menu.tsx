import { useState } from 'react';
import type { WorldAct } from '../../web/contract.ts';
import { send } from '../live/send.ts';
import { ConfirmDialog } from '../parts/confirm-dialog.tsx';
import { Icon } from '../parts/icon.tsx';
import { Popover } from '../parts/popover.tsx';
import { useSession } from '../session.ts';
import './cases.css';
import { CaseChoice, type Start } from './case-choice.tsx';
import { ProblemsDialog } from './problems-dialog.tsx';
import { problemsIn } from './problems-in.ts';

/** The id of the menu, for buttons elsewhere that open it. */
export const casesMenu = 'cases-menu';

/** Which case is played, and the ways to begin another. */
export function CasesMenu() {
  const { screen } = useSession();
  const [start, setStart] = useState<Start | null>(null);
  const [starting, setStarting] = useState(false);
  const [problems, setProblems] = useState<readonly string[]>([]);
  /** What cannot be started is not asked about. */
  const choose = async (chosen: Start) => {
    const { act } = chosen;
    const found = act.kind === 'start_from_file' ? problemsIn(await send(null, { ...act, kind: 'check_file' })) : [];
    if (found.length > 0) setProblems(found);
    else setStart(chosen);
  };
  const begin = async (act: WorldAct) => {
    setStarting(true);
    const answer = await send(null, act);
    setStarting(false);
    setProblems(problemsIn(answer));
  };
  return (
    <>
      <Popover
        id={casesMenu}
        label="Cases"
        buttonClass="top-button case-button"
        className="cases"
        button={
          <>
            <h1>{screen.case.title}</h1>
            <Icon name="down" />
          </>
        }
      >
        {(close) => (
          <CaseChoice
            choose={(chosen) => {
              close();
              void choose(chosen);
            }}
          />
        )}
      </Popover>
      {start !== null && (
        <ConfirmDialog
          title={`Start ${start.title}?`}
          confirm="Start"
          onConfirm={() => void begin(start.act)}
          onClose={() => setStart(null)}
        >
          <p>Everything said and done so far is lost, for everybody, and the clock is reset.</p>
        </ConfirmDialog>
      )}
      {problems.length > 0 && <ProblemsDialog problems={problems} onClose={() => setProblems([])} />}
      <p className={starting ? 'hanging' : 'visually-hidden'} role="status">
        {starting ? 'Starting the case ...' : ''}
      </p>
    </>
  );
}
