import { mask } from '../csrf';
import type { Session } from '../sessions';
import { document, html } from './html';
import { icon } from './icons';
import type { SandboxResponse } from '../../site';

/** The sign-in page has no application frame; its body class is `ic-Login-Body`. */
export function signInPage(session: Session, { wrong }: { wrong: boolean }): SandboxResponse {
  return document(
    html`<html dir="ltr" lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>Log in to Canvas</title>
<link rel="icon" href="data:,"><link rel="stylesheet" href="/dist/brandable_css/common.css"></head>
<body class="ic-Login-Body modal">
<div class="ic-Login" role="main">
<div class="ic-Login__brand">${icon('leaf')}<h1>Fernwood University</h1></div>
${wrong ? html`<div class="ic-flash-error ic-Login__error" role="alert">Please verify your email or password and try again.</div>` : null}
<form id="login_form" action="/login/canvas" accept-charset="UTF-8" method="post">
<input type="hidden" name="authenticity_token" value="${mask(session.csrf)}">
<label for="pseudonym_session_unique_id">Email</label>
<input type="text" name="pseudonym_session[unique_id]" id="pseudonym_session_unique_id" autocomplete="username" required autofocus>
<label for="pseudonym_session_password">Password</label>
<input type="password" name="pseudonym_session[password]" id="pseudonym_session_password" autocomplete="current-password" required>
<div class="ic-Login__actions"><label class="ic-Login__stay"><input type="checkbox" name="pseudonym_session[remember_me]" value="1"> Stay signed in</label>
<input type="submit" class="Button Button--login" value="Log In"></div>
</form>
<p class="ic-Login__help"><a href="/login/canvas">Forgot Password?</a></p>
</div>
</body></html>`,
  );
}
