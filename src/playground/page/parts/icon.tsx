/** Strokes on a grid of 20 by 20. */
const strokes = {
  hash: 'M8 3 6 17M14 3l-2 14M3.5 7.5h14M2.5 12.5h14',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  down: 'm5 8 5 5 5-5',
  up: 'm5 12 5-5 5 5',
  back: 'M16 10H4.5m5-5.5L4 10l5.5 5.5',
  close: 'm5 5 10 10M15 5 5 15',
  menu: 'M3 5.5h14M3 10h14M3 14.5h14',
  more: 'M9.2 4.5a.8.8 0 1 0 1.6 0 .8.8 0 0 0-1.6 0zM9.2 10a.8.8 0 1 0 1.6 0 .8.8 0 0 0-1.6 0zM9.2 15.5a.8.8 0 1 0 1.6 0 .8.8 0 0 0-1.6 0z',
  plus: 'M10 4v12M4 10h12',
  send: 'M4 4.5 16.5 10 4 15.5 6 10zM6 10h5',
  reply: 'M3.5 4.5h13v9h-7L6 17v-3.5H3.5z',
  eye: 'M2.5 10S5 5 10 5s7.5 5 7.5 5-2.5 5-7.5 5-7.5-5-7.5-5zM10 8a2 2 0 1 0 0 4 2 2 0 0 0 0-4z',
  people:
    'M7.5 4.5a2.5 2.5 0 1 0 0 5 2.5 2.5 0 0 0 0-5zM2.5 15.5c.4-2.5 2.4-4 5-4s4.6 1.5 5 4M13 5a2.3 2.3 0 0 1 0 4.4M14.5 12c1.6.5 2.7 1.7 3 3.5',
  clock: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 6v4l2.5 2.5',
  forward: 'm4 5 6 5-6 5zM15 5v10',
  route:
    'M5 3.5a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM15 13a1.8 1.8 0 1 0 0 3.6 1.8 1.8 0 0 0 0-3.6zM7 5.3h5.5a2.4 2.4 0 0 1 0 4.8h-5a2.4 2.4 0 0 0 0 4.8H13',
  tick: 'm4 10.5 4 4 8-9',
  file: 'M5 2.5h6.5L15 6v11.5H5zM11.5 2.5V6H15',
  code: 'm7 5.5-4.5 4.5 4.5 4.5M13 5.5l4.5 4.5-4.5 4.5',
  home: 'M3 10 10 3.5 17 10M5 8.5v8h10v-8',
  tab: 'M11 3.5h5.5V9M16.5 3.5 9.5 10.5M13.5 11v5.5h-10v-10H9',
  absent: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM5 5l10 10',
} as const;

export type IconName = keyof typeof strokes;

/** Decorates words; it never stands alone for them. */
export function Icon({ name }: { readonly name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={strokes[name]} />
    </svg>
  );
}
