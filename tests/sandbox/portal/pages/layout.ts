import { readFileSync } from 'node:fs';
import { html, Markup } from '../../canvas/pages/html';
import type { SandboxResponse } from '../../site';

const STYLE = new Markup(readFileSync(new URL('./style.css', import.meta.url), 'utf8'));

/** Its own scripts only. Any Canvas may frame it, since schools have domains of their own. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'";

export interface Page {
  readonly content: Markup;
  readonly status?: number;
  readonly className?: string;
  /** Path of a script. */
  readonly script?: string;
}

export function page({ content, status = 200, className = '', script }: Page): SandboxResponse {
  const document = html`<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>Canvas Data Portal (sandbox)</title><link rel="icon" href="data:,">
<style>${STYLE}</style>${script === undefined ? null : html`<script src="${script}" defer></script>`}</head>
<body class="${className}">${content}</body>
</html>`;
  return { status, headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY }, body: `<!doctype html>\n${document.text}\n` };
}

/** Nothing to see: says why in one sentence. */
export function notice(status: number, title: string, text: string): SandboxResponse {
  return page({ status, className: 'notice', content: html`<main><h1>${title}</h1><p role="alert">${text}</p></main>` });
}
