import { html, jsonInScript } from '../../../canvas/pages/html';
import { SCOPE } from '../../keys';
import type { Language } from '../../state';
import type { Institution } from '../institutions';
import { SCOPE_VALUE } from '../key-making';
import type { View } from '../layout';
import type { Words } from '../words';
import type { Drawn, DrawInstitutions } from './drawn';

/** What the page's script is told; all else it asks for. */
export interface ReactPage {
  readonly csrf: string;
  readonly language: Language;
  readonly words: Words;
  readonly scopes: readonly { readonly value: string; readonly label: string }[];
  /** Before sign-in. */
  readonly login: { readonly institutions: readonly Institution[]; readonly fault: keyof Words['login']['faults'] | null } | null;
}

/** The server sends data only, and React draws the page. */
export const reactInstitutions: DrawInstitutions = (view, institutions, fault) => shell(view, { institutions, fault });

/** One page for all addresses of the keys. */
export function reactKeys(view: View): Drawn {
  return shell(view, null);
}

function shell({ session, language, words }: View, login: ReactPage['login']): Drawn {
  const page: ReactPage = { csrf: session.csrf, language, words, scopes: [{ value: SCOPE_VALUE, label: SCOPE }], login };
  return { content: html`<div id="root"></div><script type="application/json" id="page">${jsonInScript(page)}</script>`, scripts: ['react'], style: STYLE };
}

const STYLE = `.Field{margin:.8rem 0}.Field>span{display:block}.Combo{display:inline-block;min-width:22rem;padding:.3rem;border:1px solid #777;background:#fff;text-align:start}
.Menu{position:absolute;margin:0;padding:0;list-style:none;background:#fff;border:1px solid #777;min-width:22rem;z-index:5}.Menu>li{padding:.3rem .6rem;cursor:pointer}.Menu>li:hover{background:#e8eef8}
.Backdrop{position:fixed;inset:0;background:#0006;display:grid;place-items:center}.Dialog{background:#fff;padding:1.5rem;border-radius:8px;min-width:26rem}
.Row{display:grid;grid-template-columns:2fr 1fr 1fr 1fr 1fr 1fr;gap:.5rem;padding:.4rem 0;border-bottom:1px solid #ddd}.Secret code{font:14px monospace;background:#eee;padding:.2rem}`;
