import type { FollowUps } from '#src/use-cases/ports/follow-ups.ts';
import type { Session } from '../../session.ts';
import type { Enqueue } from './message-rows.ts';

export function createFollowUps(session: Session, enqueue: Enqueue): FollowUps {
  return {
    reconsider: (team, signOffIds) =>
      enqueue(
        session,
        signOffIds.map((signOffId) => ({ kind: 'reconsider', team, signOffId })),
      ),
    reviewPosted: (team) => enqueue(session, [{ kind: 'review_posted', team }]),
  };
}
