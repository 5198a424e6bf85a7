/** How a run ended. */
export type RunNews = 'done' | 'failed';

/** Tells the admin, wherever they are. Telling the same twice changes nothing. */
export interface TellerPort {
  /** On the toolbar icon; `null` takes it away. */
  badge(news: RunNews | null): Promise<void>;
  mayNotify(): Promise<boolean>;
  /** `run`: IntelliBoard's id. */
  notify(run: string, news: RunNews): Promise<void>;
}
