import { COURSES, TIME_ZONE, USERS, type Account } from '../people';
import type { School } from '../../school/index';
import { html, type Markup } from './html';

/** What stands on an account's own pages: real enough to walk through, with nothing behind it. */
const PAGES: Readonly<Record<string, (account: Account, school: School) => Markup>> = {
  '': courses,
  '/users': people,
  '/sub_accounts': subAccounts,
  '/settings': settings,
};

/** The content below `/accounts/:id`, by path; what the sandbox has no page for says so. */
export function accountContent(school: School, account: Account, path: string, title: string): Markup {
  return PAGES[path]?.(account, school) ?? html`<h1>${title}</h1><p class="muted">This page of Canvas is not part of the sandbox.</p>`;
}

function courses(account: Account, school: School): Markup {
  const rows = COURSES.filter(({ accountId }) => school.lineOf(accountId).includes(account));
  return html`<div class="page-head"><h1>Courses</h1><a class="Button Button--primary" href="#">+ Course</a></div>
<div class="filters"><select aria-label="Filter by term"><option>All Terms</option><option>Fall 2026</option></select><input type="search" placeholder="Search courses…" aria-label="Search courses"></div>
<table class="ic-Table"><thead><tr><th>Course</th><th>SIS ID</th><th>Term</th><th>Teacher</th><th>Sub-Account</th><th>Students</th></tr></thead>
<tbody>${rows.map(
    ({ id, code, name, term, teacher, accountId, students }) =>
      html`<tr><td><a href="/courses/${id}">${name}</a></td><td>${code.replace(' ', '-')}</td><td>${term}</td><td>${teacher}</td><td><a href="/accounts/${accountId}">${school.lineOf(accountId)[0]?.name ?? ''}</a></td><td>${students}</td></tr>`,
  )}</tbody></table>`;
}

function people(): Markup {
  return html`<div class="page-head"><h1>People</h1></div>
<table class="ic-Table"><thead><tr><th>Name</th><th>Email</th></tr></thead><tbody>${Object.values(USERS).map(({ name, email }) => html`<tr><td>${name}</td><td>${email}</td></tr>`)}</tbody></table>`;
}

function subAccounts(account: Account, school: School): Markup {
  return html`<h1>Sub-Accounts</h1>${tree(account, school)}`;
}

function tree(account: Account, school: School): Markup {
  const children = school.below(account.id, { recursive: false });
  return html`<ul class="account-tree"><li><a href="/accounts/${account.id}">${account.name}</a>${children.map((child) => tree(child, school))}</li></ul>`;
}

function settings(account: Account): Markup {
  return html`<h1>Account Settings</h1>
<form class="settings"><label>Account Name <input value="${account.name}" readonly></label>
<label>Default Language <input value="English (US)" readonly></label>
<label>Default Time Zone <input value="${TIME_ZONE}" readonly></label></form>`;
}
