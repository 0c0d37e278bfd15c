import { describe, expect, it } from 'vitest';
import { addressOf, moved, type Place, readPlace } from '#src/playground/page/live/place.ts';

const place: Place = { as: 'U0LEAD', in: 'C0GROUP', thread: '1.1' };

describe('a place in the address', () => {
  it('is read back as it was written', () => {
    expect(readPlace(addressOf(place))).toEqual(place);
    expect(readPlace(addressOf({ as: null, in: 'home', thread: null }))).toEqual({ as: null, in: 'home', thread: null });
  });

  it('leaves out what is not given', () => {
    expect(addressOf({ as: 'U0LEAD', in: null, thread: null })).toBe('?as=U0LEAD');
    expect(readPlace('')).toEqual({ as: null, in: null, thread: null });
  });
});

describe('a move', () => {
  it('closes the thread with the conversation it is in', () => {
    expect(moved(place, { in: 'C0OTHER' })).toEqual({ as: 'U0LEAD', in: 'C0OTHER', thread: null });
  });

  it('keeps the thread within the conversation, and for another person', () => {
    expect(moved(place, { in: 'C0GROUP' })).toEqual(place);
    expect(moved(place, { as: 'U0KENT' })).toEqual({ ...place, as: 'U0KENT' });
  });

  it('leads to a thread elsewhere', () => {
    expect(moved(place, { in: 'C0OTHER', thread: '2.2' })).toEqual({ as: 'U0LEAD', in: 'C0OTHER', thread: '2.2' });
  });
});
