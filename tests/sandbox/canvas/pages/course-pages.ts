import { COURSES } from '../people';
import { html, type Markup } from './html';
import type { Context, Page, Viewer } from './layout';

type Course = (typeof COURSES)[number];

const COLOURS = ['#2f6f62', '#8a4b2a', '#3b5b8c', '#6b4a7d'];

export function dashboard(): Markup {
  return html`<div class="page-head"><h1>Dashboard</h1></div>
<div class="ic-DashboardCard__box">${COURSES.map(
    ({ id, name, code, term }, at) =>
      html`<a class="ic-DashboardCard" href="/courses/${id}"><span class="ic-DashboardCard__hero" style="background:${COLOURS[at % COLOURS.length] ?? ''}"></span><strong>${name}</strong><span>${code}</span><small>${term}</small></a>`,
  )}</div>`;
}

export function courseList(): Markup {
  return html`<h1>All Courses</h1><table class="ic-Table"><thead><tr><th>Course</th><th>Term</th></tr></thead>
<tbody>${COURSES.map(({ id, name, term }) => html`<tr><td><a href="/courses/${id}">${name}</a></td><td>${term}</td></tr>`)}</tbody></table>`;
}

const ENTRIES = ['Home', 'Announcements', 'Assignments', 'Discussions', 'Grades', 'People', 'Pages', 'Files', 'Syllabus', 'Quizzes', 'Modules', 'Settings'];

/** A course's home page: Canvas, too, but nothing of an account is on it. */
export function coursePage(course: Course): Pick<Page, 'title' | 'content' | 'context'> {
  const { id, code, name, term, teacher } = course;
  const context: Context = {
    kind: 'course',
    id,
    name: term,
    active: 'home',
    entries: ENTRIES.map((text) => ({ text, className: text.toLowerCase(), id: `${text.toLowerCase()}-link`, href: text === 'Home' ? `/courses/${id}` : `/courses/${id}/${text.toLowerCase()}` })),
  };
  const content = html`<h1>${name}</h1><p class="muted">${code} · ${term} · ${teacher}</p>
<h2>Recent Announcements</h2><p>Welcome to ${name}. The syllabus and the first readings are in Modules.</p>`;
  return { title: code, content, context };
}

export function findCourse(id: string): Course | undefined {
  return COURSES.find((course) => course.id === id);
}

/** The person's own page, with the way out. */
export function profile({ user: { name, email }, csrf }: Viewer): Markup {
  return html`<h1>${name}</h1><p>${email}</p>
<form action="/logout" method="post"><input type="hidden" name="authenticity_token" value="${csrf}"><button class="Button" type="submit">Log Out</button></form>`;
}
