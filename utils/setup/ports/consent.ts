/** The pages of the consent, in the admin's own tabs. */
export interface ConsentPort {
  /** Shows this address in front: in the tab that is at an older question of that Canvas already, or in a new one. */
  ask(address: string): Promise<void>;
  /** Brings the site's tab to the front, as it is; opens `path` of it where there is none. */
  showSite(origin: string, path: string): Promise<void>;
  /** Why the page of that Canvas at this very address does not ask; `null` where it is not one of the two that are known. */
  refusalShown(origin: string, address: string): Promise<'unknown-client' | 'redirect-mismatch' | null>;
}
