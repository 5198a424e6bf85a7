import { accountEntries } from '../navigation';
import { ROOT_ID, TIME_ZONE, type Account, type User } from '../people';
import type { CanvasState } from '../state';
import type { Words } from '../words';
import { document, html, jsonInScript, type Markup } from './html';
import { icon } from './icons';
import type { SandboxResponse } from '../../site';

/** For whom a page is made. */
export interface Viewer {
  /** The other person, while somebody acts as them. */
  readonly user: User;
  readonly isActing: boolean;
  /** For the forms on the page. */
  readonly csrf: string;
}

/** A page of somebody who is signed in. */
export interface Page {
  readonly title: string;
  readonly content: Markup;
  readonly status?: number;
  /** The account or course that the page belongs to, with its own navigation at the left. */
  readonly context?: Context;
  /** Links above the content, outermost first; the page's title is added. */
  readonly crumbs?: readonly Link[];
  /** Keys of the page's inline `ENV` beside those that every page has. */
  readonly env?: Readonly<Record<string, unknown>>;
  /** After everything else in the body. */
  readonly scripts?: Markup;
  /** Origins that may stand in its frames under `javascript_csp`: Canvas adds those of its tools. */
  readonly frames?: readonly string[];
}

interface Link {
  readonly href: string;
  readonly text: string;
}

export interface Context {
  readonly kind: 'account' | 'course';
  readonly id: string;
  readonly name: string;
  /** Which entry of the navigation is open. */
  readonly active: string;
  readonly entries: readonly (Link & { readonly className: string; readonly id: string })[];
}

/** The navigation of an account's pages, and the crumbs that lead to it. */
export function accountContext(state: CanvasState, user: User, account: Account, active: string): Pick<Page, 'context' | 'crumbs' | 'env'> {
  const entries = accountEntries(state).filter((entry) => entry.shownTo(state, user, account.id));
  return {
    context: {
      kind: 'account',
      id: account.id,
      name: account.name,
      active,
      entries: entries.map(({ tabId, path, label, tool }) => {
        const text = label(state.words);
        return { href: `/accounts/${account.id}${path}`, text, className: tabId, id: `${tool === null ? slugOf(text) : tabId}-link` };
      }),
    },
    crumbs: state.school.lineOf(account.id).reverse().map(({ id, name }) => ({ href: `/accounts/${id}`, text: name })),
    env: { ACCOUNT_ID: account.id },
  };
}

/** Canvas's frame around a page, by whose parts it is recognised (`layouts/application.html.erb`, 2022 to 2026). */
export function page(state: CanvasState, { user, isActing }: Viewer, { title, content, status, context, crumbs = [], env = {}, scripts, frames = [] }: Page): SandboxResponse {
  const bodyClass = [
    'full-width primary-nav-expanded',
    context && `with-left-side course-menu-expanded context-${context.kind}_${context.id} ${context.active}`,
    isActing && 'is-masquerading-or-student-view',
  ].filter(Boolean).join(' ');
  return document(
    html`<html dir="${state.words.dir}" lang="${state.language}">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/dist/brandable_css/common.css">
<script>INST = {"environment":"production"};
ENV = ${jsonInScript({ ...commonEnv(state, user, context), ...env })};
BRANDABLE_CSS_HANDLEBARS_INDEX = [[],{}];</script>
</head>
<body class="${bodyClass}">
<ul id="flash_message_holder"></ul>
<div id="application" class="ic-app">
${globalNavigation(state.words, user)}
<div id="wrapper" class="ic-Layout-wrapper">
<div class="ic-app-nav-toggle-and-crumbs no-print">
<button type="button" id="courseMenuToggle" class="ic-app-course-nav-toggle" aria-label="Hide Navigation Menu"><span></span><span></span><span></span></button>
<nav id="breadcrumbs" class="ic-app-crumbs" aria-label="breadcrumbs"><ul>${[...crumbs, { href: '', text: title }].map(crumb)}</ul></nav>
</div>
<div id="main" class="ic-Layout-columns">
${context === undefined ? null : leftSide(context)}
<div id="not_right_side" class="ic-app-main-content"><div id="content-wrapper" class="ic-Layout-contentWrapper">
<div id="content" class="ic-Layout-contentMain" role="main">
${content}
</div></div></div>
</div>
</div>
</div>
${isActing ? masqueradeBar(user) : null}
${scripts ?? null}
</body></html>`,
    { ...(status !== undefined && { status }), csp: state.csp, frames },
  );
}

function crumb({ href, text }: Link): Markup {
  return href === '' ? html`<li><span class="ellipsible">${text}</span></li>` : html`<li><a href="${href}"><span class="ellipsible">${text}</span></a></li>`;
}

/** What every page's inline script gives to Canvas's own scripts. `DOMAIN_ROOT_ACCOUNT_ID` is a global id. */
function commonEnv({ ids, language }: CanvasState, user: User, context: Context | undefined): Record<string, unknown> {
  return {
    current_user_id: user.id,
    current_user: { id: user.id, display_name: user.name, avatar_image_url: null, email: user.email },
    current_user_roles: user.adminOf.length > 0 ? ['user', 'admin'] : ['user', 'teacher'],
    DOMAIN_ROOT_ACCOUNT_ID: ids.global(ROOT_ID),
    TIMEZONE: TIME_ZONE,
    CONTEXT_TIMEZONE: TIME_ZONE,
    LOCALES: [language],
    RAILS_ENVIRONMENT: 'Production',
    FEATURES: {},
    use_high_contrast: false,
    ...(context && {
      active_context_tab: context.active,
      context_asset_string: `${context.kind}_${context.id}`,
      current_context: { id: context.id, name: context.name, type: context.kind === 'account' ? 'Account' : 'Course', url: `/${context.kind}s/${context.id}` },
    }),
  };
}

function globalNavigation({ global }: Words, user: User): Markup {
  const items = [
    { id: 'profile', icon: 'account', href: '/profile' },
    ...(user.adminOf.length > 0 ? [{ id: 'accounts', icon: 'admin', href: '/accounts' } as const] : []),
    { id: 'dashboard', icon: 'dashboard', href: '/' },
    { id: 'courses', icon: 'courses', href: '/courses' },
    { id: 'calendar', icon: 'calendar', href: '/calendar' },
    { id: 'conversations', icon: 'inbox', href: '/conversations' },
    { id: 'help', icon: 'help', href: '/help' },
  ] as const;
  return html`<header id="header" class="ic-app-header no-print" aria-label="Global Header">
<nav class="ic-app-header__main-navigation" aria-label="Global Navigation">
<a class="ic-app-header__logomark" href="/" aria-label="Fernwood University: Dashboard">${icon('leaf')}</a>
<ul id="menu" class="ic-app-header__menu-list">${items.map(
    (item) => html`<li class="ic-app-header__menu-list-item"><a id="global_nav_${item.id}_link" class="ic-app-header__menu-list-link" href="${item.href}">${icon(item.icon)}<span class="menu-item__text">${global[item.id]}</span></a></li>`,
  )}</ul>
</nav></header>`;
}

/** `#section-tabs`; a tool's link has the id and class by which it can be found, a built-in one only its class: its id is made of its translated text. */
function leftSide({ kind, name, active, entries }: Context): Markup {
  return html`<div id="left-side" class="ic-app-course-menu ic-sticky-on list-view">
<div id="sticky-container" class="ic-sticky-frame"><span class="context-name">${name}</span>
<nav role="navigation" aria-label="${kind === 'account' ? 'Admin' : 'Courses'} Navigation Menu"><ul id="section-tabs">${entries.map(({ href, text, className, id }) => {
    const isActive = className === active;
    return html`<li class="section"><a href="${href}" id="${id}" class="${className}${isActive ? ' active' : ''}"${isActive ? html` aria-current="page"` : null}>${text}</a></li>`;
  })}</ul></nav></div></div>`;
}

function slugOf(text: string): string {
  return text.toLowerCase().replaceAll(' ', '-');
}

function masqueradeBar(user: User): Markup {
  return html`<div id="masquerade_bar" class="ic-alert-masquerade-student-view"><p>You are currently acting as <strong>${user.name}</strong></p><a class="Button" href="/?become_user_id=self">Stop acting as user</a></div>`;
}
