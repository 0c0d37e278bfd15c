import { colourOf, initials } from './initials.ts';

const colours = 8;

type AvatarProps = { readonly id: string; readonly name: string; readonly app?: boolean; readonly small?: boolean };

/** Stands beside the name, which says who it is. */
export function Avatar({ id, name, app = false, small = false }: AvatarProps) {
  const size = small ? 'avatar avatar-small' : 'avatar';
  if (app) return <AppMark className={`${size} avatar-app`} />;
  return (
    <span className={`${size} avatar-${colourOf(id, colours)}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}

function AppMark({ className }: { readonly className: string }) {
  return (
    <svg className={className} viewBox="0 0 32 32" aria-hidden="true">
      <g fill="none" stroke="#fff" strokeWidth="3" strokeLinecap="round" strokeLinejoin="round">
        <path d="M23 10.5a8.5 8.5 0 1 0 0 11" />
        <path d="m13.5 16 2.5 2.5 5-5.5" stroke="#7fd1ae" />
      </g>
    </svg>
  );
}
