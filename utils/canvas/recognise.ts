import { SELECTORS } from '@/utils/canvas/selectors';

/** What a page looked like, seen once from inside it. */
export interface Recognised {
  readonly origin: string;
  readonly looksLikeCanvas: boolean;
  readonly actingAs: boolean;
}

/** The argument of `recognise`, which cannot reach this module from inside the page. */
export const RECOGNISE_BY = { application: SELECTORS.application[0], layout: SELECTORS.layout[0], actingAs: SELECTORS.actingAs[0] };

/**
 * Runs inside the tab that the admin clicked the toolbar icon on; it is sent there as text, so it uses
 * nothing but its argument. Signs of Canvas on any domain: the application frame, or the sign-in page's body
 * together with Canvas's CSRF cookie ([B] `layouts/application.html.erb`).
 */
export function recognise(by: typeof RECOGNISE_BY): Recognised {
  const frame = document.querySelector(by.application) !== null && document.querySelector(by.layout) !== null;
  const signIn = document.querySelector('body.ic-Login-Body') !== null || /(^|;\s*)_csrf_token=/.test(document.cookie);
  return {
    origin: location.origin,
    looksLikeCanvas: frame || signIn,
    actingAs: document.querySelector(by.actingAs) !== null,
  };
}
