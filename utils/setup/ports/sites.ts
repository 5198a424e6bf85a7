import type { CanvasAddress } from '@/utils/model/address';

export interface SitesPort {
  isGranted(origin: string): Promise<boolean>;
  /** Hands a site back to the browser. */
  release(origin: string): Promise<void>;
  /** Whether another connection is to that Canvas already. */
  connectedElsewhere(origin: string): Promise<boolean>;
  /** Has our script run on that Canvas's Developer Keys page, or on none. Idempotent. */
  watchKeysPage(origin: string | null): Promise<void>;
  /** Looks once into a tab for which the toolbar click gave access. */
  lookAtTab(tabId: number): Promise<TabLook>;
}

export type TabLook =
  | { readonly kind: 'hidden' }
  | { readonly kind: 'not-https'; readonly host: string }
  | { readonly kind: 'not-canvas'; readonly host: string }
  | { readonly kind: 'canvas'; readonly address: CanvasAddress; readonly actingAs: boolean };
