import { mask } from '../csrf';
import type { Key } from '../keys';
import type { User } from '../people';
import type { Session } from '../sessions';
import { document, html } from './html';
import { icon } from './icons';
import type { SandboxResponse } from '../../site';

/** Canvas asks whether a vendor may act for this person. The real page's markup is not known: nothing may rely on this one's. */
export function authorizePage(key: Key, user: User, session: Session): SandboxResponse {
  return document(
    html`<html dir="ltr" lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Authorize application</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/dist/brandable_css/common.css"></head>
<body class="ic-Login-Body modal">
<div class="ic-Login" role="main">
<div class="ic-Login__brand">${icon('leaf')}<h1>Fernwood University</h1></div>
<p><strong>${key.name}</strong> is requesting access to your account.</p>
<p class="ic-Login__who">You are authorizing this app as <strong>${user.name}</strong>.<br>Your email address is ${user.email}.</p>
<form action="/login/oauth2/accept" method="post">
<input type="hidden" name="authenticity_token" value="${mask(session.csrf)}">
<div class="ic-Login__actions"><a class="Button" href="/login/oauth2/deny">Cancel</a><input type="submit" class="Button Button--login" value="Authorize"></div>
</form>
</div>
</body></html>`,
  );
}
