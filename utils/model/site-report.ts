/** What Canvas itself says about a site and about who is signed in there. */
export interface SiteReport {
  readonly rootAccountId: string;
  readonly accountName: string;
  readonly timeZone: string | null;
  readonly userName: string;
  readonly userEmail: string | null;
  readonly mayManageKeys: boolean;
  /** Whether the admin acts as somebody else; `null` where the page that tells could not be read. */
  readonly actingAs: boolean | null;
  /** Name of the account in the admin's address, if that is a sub-account. */
  readonly subAccount: string | null;
  /** `null` where the list of tools could not be read. */
  readonly hasDataPortal: boolean | null;
  readonly hasDataServices: boolean | null;
}
