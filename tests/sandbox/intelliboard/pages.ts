import type { SandboxResponse } from '../site';

/** The web site, as far as it is needed: a place to arrive at. Its form road comes later. */
export function handlePage(method: string, path: string): SandboxResponse {
  if (method !== 'GET') return page(404, 'Page not found', '<p>There is nothing at this address.</p>');
  switch (path) {
    case '/':
      return page(200, 'Sign in', SIGN_IN);
    case '/settings/oauth2/redirect':
      return page(200, 'Back from Canvas', '<p>Canvas sends administrators here after they have authorised IntelliBoard.</p>');
    default:
      return page(404, 'Page not found', '<p>There is nothing at this address.</p>');
  }
}

const SIGN_IN = `
      <p>Sign in with the main subscription e-mail.</p>
      <form>
        <label>E-mail <input type="email" name="email" autocomplete="username" placeholder="you@fernwood.edu"></label>
        <label>Password <input type="password" name="password" autocomplete="current-password"></label>
        <button type="button">Sign in</button>
      </form>`;

const STYLE = `
    :root { color-scheme: light dark; }
    body { margin: 0; min-height: 100vh; display: grid; place-items: center; font: 16px/1.5 system-ui, sans-serif; background: light-dark(#eef2f7, #14181f); color: light-dark(#1d2733, #e6ebf2); }
    main { width: min(22rem, calc(100vw - 4rem)); padding: 2rem; border-radius: 12px; background: light-dark(#fff, #1f2530); box-shadow: 0 8px 30px #0002; }
    .brand { margin: 0; font-weight: 700; color: light-dark(#1459b8, #7fb2ff); }
    h1 { margin: .25rem 0 1rem; font-size: 1.5rem; }
    label { display: block; margin-top: 1rem; font-weight: 600; }
    input { box-sizing: border-box; width: 100%; margin-top: .25rem; padding: .6rem; border: 1px solid light-dark(#8593a6, #5d6b80); border-radius: 6px; font: inherit; font-weight: 400; background: transparent; color: inherit; }
    button { width: 100%; margin-top: 1.5rem; padding: .7rem; border: 0; border-radius: 6px; font: inherit; font-weight: 600; background: #1459b8; color: #fff; }
    footer { margin-top: 1.5rem; font-size: .875rem; color: light-dark(#55606e, #a5b0c0); }`;

function page(status: number, title: string, body: string): SandboxResponse {
  return {
    status,
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'",
    },
    body: `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>${title} - IntelliBoard (sandbox)</title>
    <link rel="icon" href="data:,">
    <style>${STYLE}
    </style>
  </head>
  <body>
    <main>
      <p class="brand">IntelliBoard</p>
      <h1>${title}</h1>
      ${body}
      <footer>A stand-in, for development. Nothing typed here goes anywhere.</footer>
    </main>
  </body>
</html>
`,
  };
}
