import { readFileSync } from 'node:fs';
import { html, Markup } from '../../canvas/pages/html';
import type { SandboxResponse } from '../../site';
import type { State } from '../state';
import type { Session } from './sessions';
import { WORDS, type Words } from './words';

export interface Page {
  readonly title: string;
  readonly content: Markup;
  readonly status?: number;
  /** `null`: without the navigation, as before sign-in. */
  readonly session: Session | null;
  /** Names below `/assets`. */
  readonly scripts?: readonly string[];
  /** Only on this page. */
  readonly style?: string;
  /** The page asks for itself again after a second. */
  readonly refreshes?: boolean;
  readonly className?: string;
  /** Of a connection, above the content. */
  readonly tabs?: Markup | null;
}

const STYLE = readFileSync(new URL('./style.css', import.meta.url), 'utf8');

/** As a careful site has it: its own scripts only, and nobody may frame it. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  'img-src data:',
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const HTML_HEADERS = { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', 'content-security-policy': POLICY, 'x-content-type-options': 'nosniff', 'referrer-policy': 'same-origin' } as const;

export function page(state: State, { title, content, status = 200, session, scripts = [], style = '', refreshes = false, className = '', tabs = null }: Page): SandboxResponse {
  const { language } = state.site;
  const words = WORDS[language];
  const document = html`<html lang="${language}" dir="${words.dir}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} - IntelliBoard (sandbox)</title>
<link rel="icon" href="data:,">
${refreshes ? html`<meta http-equiv="refresh" content="1">` : null}
<style>${new Markup(STYLE + style)}</style>
${scripts.map((name) => html`<script src="/assets/${name}.js" defer></script>`)}
</head>
<body class="${session === null ? 'outside' : 'inside'} ${className}">
${session === null ? null : bar(state, words, session)}
<main>
${session === null ? html`<p class="brand">IntelliBoard</p>` : null}
${tabs}${content}
</main>
<footer>${words.footer}</footer>
</body>
</html>`;
  return { status, headers: HTML_HEADERS, body: `<!doctype html>\n${document.text}\n` };
}

function bar({ account, site: { build } }: State, { navigation, account: older }: Words, { csrf }: Session): Markup {
  // The old page calls its menu, and what is in it, as the older article does.
  const names = build === 'tables' ? older : { menu: account.name, connections: navigation.connections };
  return html`<header class="bar">
<a class="brand" href="/">IntelliBoard</a>
<nav aria-label="${navigation.main}"><a href="/">${navigation.dashboard}</a><a href="/connections/integrations">${navigation.integrations}</a></nav>
<details class="menu"><summary><span class="avatar" aria-hidden="true">${account.name.slice(0, 1)}</span>${names.menu}</summary>
<div><a href="/connections">${names.connections}</a>
<form method="post" action="/signout"><input type="hidden" name="_token" value="${csrf}"><button type="submit">${navigation.signOut}</button></form></div></details>
</header>`;
}
