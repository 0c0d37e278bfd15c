import type { Picture, Shot } from '../camera.ts';
import { message, tall } from '../camera.ts';
import { type People, peopleOf } from './people.ts';

/** Sharp enough to read, small enough to keep many */
const size = { ...tall, scale: 1.5 };

type Seen = {
  readonly file: string;
  readonly as: string;
  readonly in: string;
  /** What people do before it */
  readonly after: (people: People) => Promise<void>;
  /** Of the window; a form or a page is as tall as it */
  readonly height?: number;
  /** Pixels of the picture for each of the window */
  readonly scale?: number;
  /** Words of the message, or how it is shown */
  readonly show: string | Shot['show'];
};

export function picture({ file, after, show, ...where }: Seen): Picture {
  return {
    ...size,
    ...where,
    file: `sign-off/${file}`,
    play: ({ inWorld }) => inWorld((world) => after(peopleOf(world))),
    show: typeof show === 'string' ? message(show) : show,
  };
}

/** The whole of the open form with this title, which the page itself rolls */
export function form(title: string): Shot['show'] {
  return async (tab) => {
    const dialog = tab.dialog(title);
    await dialog.getByRole('heading', { name: title }).click();
    await tab.page.addStyleTag({ content: '.modal { max-height: none !important; }' });
    return dialog;
  };
}
