import { InstUISettingsProvider } from '@instructure/emotion';
import { canvas } from '@instructure/ui-themes';
import type { ReactNode } from 'react';

/** Canvas's theme, for each of the page's React roots. */
export function Themed({ children }: { readonly children: ReactNode }) {
  return <InstUISettingsProvider theme={canvas}>{children}</InstUISettingsProvider>;
}
