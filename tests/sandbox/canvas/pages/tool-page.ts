import { createHash } from 'node:crypto';
import { PORTAL_LAUNCH, signedLaunch } from '../../lti';
import type { Tool } from '../navigation';
import type { Account, User } from '../people';
import type { CanvasState } from '../state';
import { html, Markup } from './html';
import type { Page } from './layout';

interface Opened {
  readonly user: User;
  readonly account: Account;
  readonly title: string;
  readonly tool: Tool;
  /** Of the Canvas that is asked. */
  readonly origin: string;
}

/** Sends the form as soon as the page is there, or says afterwards that it was sent. */
const SENT_BY_ITSELF = "document.getElementById('tool_form').submit();";
const SENT_BY_CLICK =
  "document.getElementById('tool_form').addEventListener('submit', function () { document.querySelector('.load_tab').style.display = 'none'; document.querySelector('.tab_loaded').style.display = 'block'; });";

/**
 * The page of a tool (`lti/_launch_iframe.html.erb`): a form with the signed launch, which goes into
 * the frame `tool_content` by itself, or by a click into a new window.
 */
export function toolPage(state: CanvasState, { user, account, title, tool, origin }: Opened): Pick<Page, 'content' | 'scripts' | 'frames'> {
  if (tool.launches === 'nothing') {
    return { content: html`<h1 class="screenreader-only">${title}</h1><div class="tool_content_wrapper"><p class="muted">${title} is not part of the sandbox.</p></div>` };
  }
  const isFramed = tool.target === 'frame';
  const fields = signedLaunch(PORTAL_LAUNCH, launchFields(state, user, account, origin, tool.target), Date.now());
  return {
    content: html`<h1 class="screenreader-only">${title}</h1>
<div class="tool_content_wrapper">
<form action="${PORTAL_LAUNCH}" class="${isFramed ? 'hide' : ''}" method="POST" target="${isFramed ? 'tool_content' : '_blank'}" id="tool_form" data-tool-launch-type="${isFramed ? '' : 'window'}">
${Object.entries(fields).map(([name, value]) => html`<input type="hidden" name="${name}" id="${name}" value="${value}">`)}
<div class="load_tab"><p>This tool needs to be loaded in a new browser window</p><button class="btn" type="submit">Load ${title} in a new window</button></div>
<div class="tab_loaded" style="display: none;"><p>This tool was successfully loaded in a new browser window. Reload the page to access the tool again.</p></div>
</form>
${isFramed ? html`<iframe src="about:blank" name="tool_content" id="tool_content" class="tool_launch" allowfullscreen title="${title}" data-lti-launch="true"></iframe>` : null}
</div>`,
    scripts: html`<script>${new Markup(isFramed ? SENT_BY_ITSELF : SENT_BY_CLICK)}</script>`,
    frames: [new URL(PORTAL_LAUNCH).origin],
  };
}

/** Whom Canvas speaks for. Ids are opaque to vendors. */
function launchFields({ language, ids }: CanvasState, { id, name, email }: User, account: Account, origin: string, target: Tool['target']): Record<string, string> {
  return {
    user_id: createHash('sha1').update(`canvas user ${ids.global(id)}`).digest('hex'),
    lis_person_name_full: name,
    lis_person_contact_email_primary: email,
    roles: 'urn:lti:instrole:ims/lis/Administrator',
    resource_link_id: account.uuid,
    resource_link_title: 'Canvas Data Portal',
    context_id: account.uuid,
    context_title: account.name,
    custom_canvas_account_id: account.id,
    custom_canvas_api_domain: new URL(origin).host,
    tool_consumer_instance_guid: `${account.uuid}:canvas-lms`,
    launch_presentation_locale: language,
    launch_presentation_document_target: target === 'frame' ? 'iframe' : 'window',
  };
}
