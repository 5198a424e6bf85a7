export type Options =
  | { readonly kind: 'help' | 'by-hand' | 'tour' }
  /** `what` is said to the person, with the help below it. */
  | { readonly kind: 'fault'; readonly what: string }
  | { readonly kind: 'real-canvas'; readonly origin: string };

export function parseOptions(args: readonly string[], machine: { platform: string; env: Readonly<Record<string, string | undefined>> }): Options;

export const HELP: string;
