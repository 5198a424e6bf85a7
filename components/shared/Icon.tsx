import type { ReactNode } from 'react';

const SHAPES = {
  done: (
    <>
      <circle cx="8" cy="8" r="7" className="icon-fill" />
      <path d="m5 8.2 2.1 2.1L11.2 6" className="icon-cut" />
    </>
  ),
  busy: (
    <>
      <circle cx="8" cy="8" r="6.25" className="icon-faint" />
      <path d="M8 1.75A6.25 6.25 0 0 1 14.25 8" className="icon-line" />
    </>
  ),
  problem: (
    <>
      <path d="M8 1.6 15 14H1L8 1.6Z" className="icon-fill icon-round" />
      <path d="M8 6.2v3.4M8 11.7v.1" className="icon-cut" />
    </>
  ),
  open: <circle cx="8" cy="8" r="6.25" className="icon-line" />,
  later: <circle cx="8" cy="8" r="6.25" className="icon-line icon-dashed" />,
  fail: (
    <>
      <path d="M5.1 1h5.8L15 5.1v5.8L10.9 15H5.1L1 10.9V5.1L5.1 1Z" className="icon-fill" />
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" className="icon-cut" />
    </>
  ),
  waiting: (
    <>
      <circle cx="8" cy="8" r="6.25" className="icon-line" />
      <path d="M8 4.6V8l2.2 1.5" className="icon-line" />
    </>
  ),
  info: (
    <>
      <circle cx="8" cy="8" r="6.25" className="icon-line" />
      <path d="M8 7.4v3.4M8 5v.1" className="icon-line" />
    </>
  ),
  external: <path d="M9.5 2.5h4v4M13.2 2.8 7.6 8.4M11.5 9.5v3a1 1 0 0 1-1 1h-7a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1h3" className="icon-line" />,
  panel: <path d="M2.5 2.5h11v11h-11zM9.6 2.5v11" className="icon-line" />,
  arrow: <path d="M2.5 8h10.6M9 3.9 13.1 8 9 12.1" className="icon-line" />,
  chevron: <path d="m6 3.5 4.5 4.5L6 12.5" className="icon-line" />,
  copy: <path d="M5.5 5.5v-3h8v8h-3M2.5 5.5h8v8h-8z" className="icon-line" />,
  lock: <path d="M3.5 7.5h9v6h-9zM5.3 7.2V5a2.7 2.7 0 0 1 5.4 0v2.2" className="icon-line" />,
} as const satisfies Record<string, ReactNode>;

export type IconName = keyof typeof SHAPES;

/** A small drawing beside words that say the same, hence hidden from screen readers. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg className={`icon icon-${name}`} viewBox="0 0 16 16" width="16" height="16" aria-hidden="true" focusable="false">
      {SHAPES[name]}
    </svg>
  );
}
