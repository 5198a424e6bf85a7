// @vitest-environment node
import { describe, expect, test } from 'vitest';
import { Admin, PORTAL } from './world';
import { TOOL_SETS, type ToolSet } from '../../sandbox/canvas/navigation';

interface Tab {
  readonly id: string;
  readonly label: string;
  readonly html_url: string;
  readonly type: string;
}

async function toolsOf(tools: ToolSet): Promise<Tab[]> {
  const admin = await Admin.of();
  admin.setTools(tools);
  return ((await admin.canvas.get('/api/v1/accounts/1/tabs?per_page=100')).json as Tab[]).filter(({ type }) => type === 'external');
}

test.each<[ToolSet, string[]]>([
  ['standard', ['31 Canvas Data Portal', '32 Data Services']],
  ['renamed', ['5617 Analytics exports', '5618 Event streams']],
  ['none', []],
  ['window', ['117 Canvas Data Portal', '118 Data Services']],
])('a school that has them %s', async (tools, expected) => {
  const found = await toolsOf(tools);
  expect(found.map(({ html_url, label }) => `${html_url.split('/').at(-1)} ${label}`)).toEqual(expected);
  for (const { id, html_url } of found) expect(html_url).toBe(`/accounts/1/external_tools/${id.replace('context_external_tool_', '')}`);
});

test('no two schools have the same ids', async () => {
  const ids = (await Promise.all(TOOL_SETS.map(toolsOf))).flat().map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});

describe('the page of the portal', () => {
  test.each<[ToolSet, number, string]>([
    ['standard', 31, 'tool_content'],
    ['renamed', 5617, 'tool_content'],
    ['window', 117, '_blank'],
  ])('of a school with %s tools launches it', async (tools, id, target) => {
    const admin = await Admin.of();
    admin.setTools(tools);
    const page = String((await admin.canvas.get(`/accounts/1/external_tools/${id}`)).body);
    const form = await admin.launchForm(id);
    expect(form).toMatchObject({ action: `${PORTAL}/lti/launch`, target, fields: { lis_person_name_full: 'Robin Vale', oauth_signature: expect.any(String) as string } });
    expect(page.includes('name="tool_content"')).toBe(target === 'tool_content');
    expect(page.includes(".submit();")).toBe(target === 'tool_content');
    expect((await admin.post(form.action, form.fields)).status).toBe(303);
  });

  test('speaks for the person as whom somebody acts', async () => {
    const admin = await Admin.of();
    admin.canvas.canvas.set({ actingAs: true });
    expect((await admin.launchForm()).fields).toMatchObject({ lis_person_name_full: 'Sam Ortega' });
  });

  test('is gone where the tool is not installed, and closed to who is no administrator', async () => {
    const admin = await Admin.of();
    admin.setTools('renamed');
    expect((await admin.canvas.get('/accounts/1/external_tools/31')).status).toBe(404);
    await admin.canvas.signIn('teacher');
    expect((await admin.canvas.get('/accounts/1/external_tools/5617')).status).toBe(403);
  });

  test('may show its frame under javascript_csp, too', async () => {
    const admin = await Admin.of();
    admin.canvas.canvas.set({ csp: true });
    expect((await admin.canvas.get('/accounts/1/external_tools/31')).headers?.['content-security-policy']).toContain(`frame-src 'self' blob: ${PORTAL};`);
    expect((await admin.canvas.get('/accounts/1')).headers?.['content-security-policy']).toContain("frame-src 'self' blob:;");
  });
});

test('Data Services has a page with nothing behind it', async () => {
  const admin = await Admin.of();
  const page = String((await admin.canvas.get('/accounts/1/external_tools/32')).body);
  expect(page).toContain('not part of the sandbox');
  expect(page).not.toContain('tool_form');
});
