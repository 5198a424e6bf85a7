/** The token with which IntelliBoard is asked, after the set-up, how this connection fares. */
export interface MonitorPort {
  /** Ends it at IntelliBoard, if the API token is here and IntelliBoard answers, and forgets it here in any case. */
  revoke(): Promise<void>;
  /** Forgets it here. */
  forget(): Promise<void>;
}
