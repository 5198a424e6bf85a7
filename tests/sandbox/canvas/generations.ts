/**
 * What differs between Canvas generations on the Developer Keys page: hooks in the markup, and behaviour. The
 * page reads its row from `ENV.generation`; a new generation is a new row.
 */
export interface Generation {
  /** `data-testid`s are on the page ([B] on). */
  readonly testIds: boolean;
  readonly enforceScopesByDefault: boolean;
  /** `dialog`: InstUI's own question; `native`: `window.confirm`. */
  readonly confirmWith: 'dialog' | 'native';
  /** Shown right after Save, until the page is reloaded, the secret reads five characters and dots ([C]). */
  readonly masksAfterSave: boolean;
  readonly legacyRedirectUri: boolean;
  readonly rowsPerPage: number;
}

export const GENERATIONS = {
  /** February and March 2026. */
  B: { testIds: true, enforceScopesByDefault: true, confirmWith: 'dialog', masksAfterSave: false, legacyRedirectUri: true, rowsPerPage: 10 },
} as const satisfies Record<string, Generation>;

export type GenerationName = keyof typeof GENERATIONS;
