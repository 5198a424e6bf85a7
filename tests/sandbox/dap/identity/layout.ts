import { html, Markup } from '../../canvas/pages/html';
import type { SandboxResponse } from '../../site';
import type { Build, DapState, Language } from '../state';
import type { Session } from './sessions';
import { WORDS, type Words } from './words';

/** What every page is drawn with. */
export interface View {
  readonly build: Build;
  readonly language: Language;
  readonly words: Words;
  readonly session: Session;
}

export function viewOf({ identity: { build, language } }: DapState, session: Session): View {
  return { build, language, words: WORDS[language], session };
}

export interface Page {
  readonly title: string;
  readonly content: Markup;
  readonly status?: number;
  /** Names below `/assets`. */
  readonly scripts?: readonly string[];
  /** Only on this page. */
  readonly style?: string;
}

/** As a careful site has it: its own scripts only, and nobody may frame it. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const HEADERS = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY, 'referrer-policy': 'same-origin' } as const;

const STYLE = `body{margin:0 auto;max-width:56rem;padding:1rem;font:16px/1.5 system-ui,sans-serif}
header{display:flex;justify-content:space-between;border-bottom:1px solid #bbb}
table{border-collapse:collapse;width:100%}th,td{padding:.4rem;text-align:start;border-bottom:1px solid #ddd}
input:not([type=radio]),select,textarea{font:inherit;padding:.3rem;min-width:22rem;max-width:100%}
button,.button{font:inherit;padding:.4rem .9rem}label{display:block;margin-top:.8rem}.bad{color:#b00020}`;

export function page({ language, words, session }: View, { title, content, status = 200, scripts = [], style = '' }: Page): SandboxResponse {
  const document = html`<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} | ${words.title}</title>
<link rel="icon" href="data:,">
<style>${new Markup(STYLE + style)}</style>
${scripts.map((name) => html`<script src="/assets/${name}.js" defer></script>`)}
</head>
<body>
<header><strong>${words.title}</strong>${session.isAuthorised ? html`<form method="post" action="/logout">${csrfField(session)}<button>${words.signOut}</button></form>` : null}</header>
<main>${content}</main>
</body>
</html>`;
  return { status, headers: HEADERS, body: `<!doctype html>\n${document.text}\n` };
}

/** Every form carries it. */
export function csrfField({ csrf }: Session): Markup {
  return html`<input type="hidden" name="_csrf" value="${csrf}">`;
}

/** 303, so that what was a POST goes on as a GET. */
export function redirect(location: string, status: 302 | 303 = 303): SandboxResponse {
  return { status, headers: { ...HEADERS, location }, body: html`<a href="${location}">${location}</a>`.text };
}

/** Dates are those of UTC, in the manner of the page's language. */
export function dateIn(language: Language, time: number, month: 'short' | '2-digit'): string {
  return new Intl.DateTimeFormat(language === 'en' ? 'en-US' : 'es-ES', { timeZone: 'UTC', year: 'numeric', month, day: month === 'short' ? 'numeric' : '2-digit' }).format(time);
}
