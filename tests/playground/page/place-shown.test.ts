import { describe, expect, it } from 'vitest';
import { placeShown } from '#src/playground/page/live/place-shown.ts';
import { conversations, direct, group, groups } from './samples.ts';

const shown = (to: string | null) => placeShown({ conversations }, { in: to, thread: '1.1' });

describe('where an address leads', () => {
  it('is the conversation with that id, and the thread that is open there', () => {
    expect(shown(groups.id)).toEqual({ kind: 'conversation', conversation: groups, thread: '1.1' });
  });

  it('is the direct messages with the app for whoever looks', () => {
    expect(shown('app')).toEqual({ kind: 'conversation', conversation: direct, thread: '1.1' });
  });

  it('is Home', () => {
    expect(shown('home')).toEqual({ kind: 'home' });
  });

  it('is the first conversation, without the thread, where it says nothing, or something this person cannot open', () => {
    expect(shown(null)).toEqual({ kind: 'conversation', conversation: group, thread: null });
    expect(shown('C0SECRET')).toEqual({ kind: 'conversation', conversation: group, thread: null });
  });

  it('is Home for a person without conversations', () => {
    expect(placeShown({ conversations: [] }, { in: null, thread: null })).toEqual({ kind: 'home' });
  });
});
