/** Drawings of this sandbox's own, as large as the text they stand in. */
const PATHS = {
  plus: 'M10 3v14M3 10h14',
  edit: 'M3 17l1-4L13.500 3.500l3 3L7 16l-4 1zM12 5l3 3',
  trash: 'M3.500 5.500h13M8 5.500V3h4v2.500M5 5.500l.700 11.500h8.600L15 5.500M8.500 8.500v6M11.500 8.500v6',
  lti: 'M3 14.500V5.500M3 14.500h3.500M8.500 5.500h4.500M10.750 5.500v9M16.500 5.500v9',
  search: 'M8.500 14a5.500 5.500 0 1 0 0-11 5.500 5.500 0 0 0 0 11zM12.500 12.500L17 17',
  info: 'M10 18a8 8 0 1 0 0-16 8 8 0 0 0 0 16zM10 9v5M10 6.200v.1',
} as const;

export function Icon({ name }: { readonly name: keyof typeof PATHS }) {
  return (
    <svg viewBox="0 0 20 20" width="1em" height="1em" aria-hidden="true" style={{ verticalAlign: '-0.12em' }} fill="none" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" strokeLinejoin="round">
      <path d={PATHS[name]} />
    </svg>
  );
}
