import { html, type Markup } from './html';

/** Line drawings for the global navigation, 24 units square. */
const PATHS = {
  account: 'M12 12.5a4.5 4.5 0 1 0 0-9 4.5 4.5 0 0 0 0 9ZM3.5 21c.6-4 4-6 8.500-6s7.900 2 8.500 6',
  admin: 'M12 2.500 20 6v5.500c0 4.800-3.200 8.300-8 10-4.800-1.700-8-5.200-8-10V6Zm-3.500 9.200 2.600 2.600 4.600-5',
  dashboard: 'M3 18a9 9 0 1 1 18 0M12 17l4.200-5.800M6 17.800h.1M7.800 12.500h.1M12 10.200h.1M18 17.800h.1',
  courses: 'M12 6.500C10 4.700 7 4.200 3 4.300v14c4-.1 7 .4 9 2.200 2-1.800 5-2.300 9-2.200v-14c-4-.1-7 .4-9 2.200Zm0 0v14',
  calendar: 'M4 5.500h16v15H4ZM4 10h16M8.500 3v4.500M15.500 3v4.500M8 14h2M14 14h2M8 17.500h2',
  inbox: 'M3.500 13.500 6 4.500h12l2.500 9v6h-17Zm0 0h5l1.500 2.500h4l1.500-2.500h5',
  help: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.300 9.500a2.800 2.800 0 1 1 4 2.600c-.9.500-1.300 1-1.300 2M12 17.200h.1',
  leaf: 'M5 19C3.500 10 9 4 20 4c.5 10-4.500 15.500-13 14M4 21c2-5.500 5.500-9 10.500-11.500',
} as const;

export function icon(name: keyof typeof PATHS): Markup {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d="${PATHS[name]}"/></svg>`;
}
