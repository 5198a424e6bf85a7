/**
 * Everything that is looked for on Canvas's pages, as data: candidates in order, each with the generation
 * in which it was seen (2022 = [A'], 2024, 2026 early = [B], 2026 late = [C]). Nothing is found by its text.
 */
export const SELECTORS = {
  /** Canvas's frame around every page of a signed-in person. 2022 to 2026 late. */
  application: ['#application.ic-app'],
  layout: ['#wrapper.ic-Layout-wrapper'],
  /** Acting as another user, or the student view. 2022 to 2026 late. */
  actingAs: ['body.is-masquerading-or-student-view'],
  /** The open form of a developer key; the name is the same in 2018, 2022 and 2026. */
  keyForm: ['input[name="developer_key[name]"]'],
  /** A key's client id in its row: test id from 2026 on. */
  rowClientId: ['[data-testid="developer-key-id"]'],
} as const satisfies Record<string, readonly string[]>;

/** The ON/OFF control of one key, whose `name` is the client id: radio in 2022, checkbox since 2024. */
export function stateControl(clientId: string): string {
  return `input[name="${CSS.escape(clientId)}"]`;
}
