import type { Account, Session, User } from './state';
import { globalId, ROOT_ID } from './state';
import type { SandboxResponse } from '../site';

export function html(body: string, status = 200): SandboxResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "frame-ancestors 'self' ;",
      'x-canvas-meta': 'o=accounts;n=show;t=Account;i=1;',
      'x-request-context-id': 'sandbox',
    },
    body,
  };
}

export function escape(text: string): string {
  return text.replace(/[&<>"']/g, (char) => `&#${char.charCodeAt(0)};`);
}

interface Frame {
  readonly title: string;
  readonly account: Account;
  readonly session: Session;
  readonly user: User;
  /** Class of the entry in the account's navigation that is open. */
  readonly active: string;
  readonly content: string;
  readonly scripts?: string;
  readonly env?: Record<string, unknown>;
}

const ENTRIES = [
  ['courses', '', 'Courses'],
  ['users', '/users', 'People'],
  ['statistics', '/statistics', 'Statistics'],
  ['permissions', '/permissions', 'Permissions'],
  ['terms', '/terms', 'Terms'],
  ['developer_keys', '/developer_keys', 'Developer Keys'],
  ['context_external_tool_31', '/external_tools/31', 'Canvas Data Portal'],
  ['context_external_tool_32', '/external_tools/32', 'Data Services'],
  ['settings', '/settings', 'Settings'],
] as const;

/**
 * Canvas's frame around a page: `#application.ic-app`, the layout wrapper, the account's navigation and the
 * inline `ENV` (canvas-lms `layouts/application.html.erb`). The look is this sandbox's own.
 */
export function framed({ title, account, session, user, active, content, scripts = '', env = {} }: Frame): SandboxResponse {
  const acting = session.actingAs === null ? '' : ' is-masquerading-or-student-view';
  const entries = ENTRIES.filter(([id]) => account.id === ROOT_ID || id !== 'developer_keys').map(([id, path, label]) => {
    const elementId = id.startsWith('context_external_tool') ? `${id}-link` : id;
    const current = id === active ? ' active" aria-current="page' : '';
    return `<li class="section"><a id="${elementId}" class="${id}${current}" href="/accounts/${account.id}${path}">${label}</a></li>`;
  });
  const ENV = {
    ACCOUNT_ID: account.id,
    DOMAIN_ROOT_ACCOUNT_ID: globalId(ROOT_ID),
    current_user_id: user.id,
    context_asset_string: `account_${account.id}`,
    TIMEZONE: 'America/Denver',
    CONTEXT_TIMEZONE: 'America/Denver',
    LOCALES: ['en'],
    FEATURES: {},
    ...env,
  };
  return html(`<!DOCTYPE html>
<html dir="ltr" lang="en" class="scripts-not-loaded">
<head><meta charset="utf-8"><title>${escape(title)}</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/dist/canvas.css"></head>
<body class="full-width with-left-side context-account_${account.id} ${active} primary-nav-expanded${acting}">
<script>INST = {}; ENV = ${JSON.stringify(ENV).replaceAll('<', '\\u003c')};</script>
<div id="application" class="ic-app">
<header id="header" class="ic-app-header" aria-label="Global Header"><nav aria-label="Global Navigation"><a class="mark" href="/">F</a><a href="/profile">Account</a><a href="/accounts" aria-current="page">Admin</a><a href="/">Dashboard</a><a href="/courses">Courses</a><a href="/calendar">Calendar</a><a href="/conversations">Inbox</a></nav></header>
<div id="wrapper" class="ic-Layout-wrapper">
${session.actingAs === null ? '' : `<div id="masquerade_bar">You are currently acting as ${escape(user.name)} <a href="/stop_acting">Stop acting as user</a></div>`}
<nav class="ic-app-crumbs" aria-label="breadcrumbs"><a href="/accounts/${ROOT_ID}">Fernwood University</a> <span>›</span> ${escape(title)}</nav>
<div id="main" class="ic-Layout-columns">
<div id="left-side" class="ic-app-course-menu"><p class="who">${escape(account.name)}</p><nav role="navigation" aria-label="Admin Navigation Menu"><ul id="section-tabs">${entries.join('')}</ul></nav></div>
<div id="content" class="ic-Layout-contentMain" role="main">${content}</div>
</div></div></div>
<div id="flash_message_holder"></div>
${scripts}
</body></html>`);
}

/** The sign-in page: no application frame, its own body class. */
export function signInPage(wrong: boolean): SandboxResponse {
  return html(`<!DOCTYPE html>
<html dir="ltr" lang="en"><head><meta charset="utf-8"><title>Log in to Canvas</title><meta name="viewport" content="width=device-width"><link rel="icon" href="data:,"><link rel="stylesheet" href="/dist/canvas.css"></head>
<body class="ic-Login-Body">
<main class="login"><p class="mark">F</p><h1>Fernwood University</h1>
${wrong ? '<p role="alert" class="wrong">Please verify your email or password and try again.</p>' : ''}
<form method="post" action="/login/canvas"><label for="pseudonym_session_unique_id">Email</label><input id="pseudonym_session_unique_id" name="pseudonym_session[unique_id]" type="text" autocomplete="off">
<label for="pseudonym_session_password">Password</label><input id="pseudonym_session_password" name="pseudonym_session[password]" type="password" autocomplete="off">
<button type="submit" class="Button--login">Log In</button></form></main></body></html>`);
}

export const CSS = `
*{box-sizing:border-box}body{margin:0;font:16px/1.5 "Liberation Sans",Arial,sans-serif;color:#273540;background:#fff}
a{color:#0e68b3}.ic-app{display:flex;min-height:100vh}
.ic-app-header{width:84px;flex:none;background:#1d354f}.ic-app-header nav{display:flex;flex-direction:column;position:sticky;top:0}
.ic-app-header a{color:#fff;text-decoration:none;text-align:center;font-size:14px;padding:16px 4px}.ic-app-header a[aria-current]{background:#fff;color:#1d354f}
.mark,.login .mark{font:700 28px "Liberation Serif",serif}.ic-Layout-wrapper{flex:1;min-width:0;max-width:1366px}
#masquerade_bar{background:#b5331e;color:#fff;padding:10px 24px}#masquerade_bar a{color:#fff}
.ic-app-crumbs{padding:18px 24px;border-bottom:1px solid #d7dade;color:#586874}.ic-app-crumbs a{text-decoration:none}
.ic-Layout-columns{display:flex}.ic-app-course-menu{width:176px;flex:none;padding:20px 0 0 24px}.who{font-size:13px;color:#586874;margin:0 0 8px}
#section-tabs{list-style:none;margin:0;padding:0}#section-tabs a{display:block;padding:8px 0 8px 10px;text-decoration:none;border-left:2px solid transparent}
#section-tabs a.active{color:#273540;border-left-color:#273540}.ic-Layout-contentMain{flex:1;min-width:0;padding:20px 28px 60px}
h1{font-weight:400;font-size:28px;margin:0 0 12px}.cards{display:grid;gap:12px;grid-template-columns:repeat(auto-fill,minmax(240px,1fr))}.card{border:1px solid #d7dade;border-radius:4px;padding:14px}
.login{max-width:360px;margin:12vh auto;padding:32px;border:1px solid #d7dade;border-radius:6px;text-align:center}.login form{display:grid;gap:6px;text-align:left}
.login input{padding:9px;font:inherit;border:1px solid #8d959f;border-radius:4px}.login button{margin-top:14px;padding:10px;font:inherit;background:#1d354f;color:#fff;border:0;border-radius:4px}.wrong{color:#c71f23}
#flash_message_holder{position:fixed;top:0;left:0;right:0;z-index:100000}.ic-flash-error{max-width:50em;margin:16px auto;padding:14px 20px;border:2px solid #c71f23;background:#fff;border-radius:4px}
`;
