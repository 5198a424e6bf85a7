import type { SandboxResponse } from '../../site';

/** Markup that is safe to insert, as opposed to text. */
export class Markup {
  constructor(readonly text: string) {}
}

type Value = Markup | string | number | null | readonly Markup[];

/** Markup from a template: values are text and get escaped, unless they are markup themselves. */
export function html(strings: TemplateStringsArray, ...values: readonly Value[]): Markup {
  return new Markup(strings.map((part, at) => (at === 0 ? part : insert(values[at - 1] ?? null) + part)).join(''));
}

function insert(value: Value): string {
  if (value === null) return '';
  if (value instanceof Markup) return value.text;
  if (typeof value === 'object') return value.map(({ text }) => text).join('');
  return String(value).replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
}

/** A value as JSON that can stand inside a script element. */
export function jsonInScript(value: unknown): Markup {
  return new Markup(JSON.stringify(value).replaceAll('<', '\\u003c'));
}

/** Canvas always says who may frame it, and nobody else may (`application_controller.rb`). */
const FRAME_ANCESTORS = "frame-ancestors 'self';";

/**
 * What an account with `javascript_csp` adds (`application_helper.rb`), with the directives that come when
 * violations are logged, too: the strictest that a page of Canvas has.
 */
const ACCOUNT_POLICY = "default-src 'self' 'unsafe-inline' data: blob:; script-src 'self' 'unsafe-inline' 'unsafe-eval';";

export function document(markup: Markup, { status = 200, csp = false, frames = [] }: { status?: number; csp?: boolean; frames?: readonly string[] } = {}): SandboxResponse {
  return {
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': csp ? `${FRAME_ANCESTORS} frame-src ${["'self'", 'blob:', ...frames].join(' ')}; ${ACCOUNT_POLICY}` : FRAME_ANCESTORS, 'x-frame-options': 'SAMEORIGIN' },
    body: `<!DOCTYPE html>\n${markup.text}`,
  };
}
