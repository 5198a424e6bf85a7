import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';

/** Where Canvas launches the Canvas Data Portal. Assumed: only the host is known (Canvas Admin Guide), not the path. */
export const PORTAL_LAUNCH = 'https://portal.inshosteddata.com/lti/launch';

/** What Canvas and the portal agreed upon when the tool was installed. It is never sent. */
const CONSUMER = { key: 'canvas-data-portal', secret: 'sandbox-lti-shared-secret' };

const LIMIT_S = 300;

/** Fields of an LTI 1.1 launch, with those by which it is signed (OAuth 1.0a, HMAC-SHA1). Good once, for five minutes. */
export function signedLaunch(address: string, fields: Readonly<Record<string, string>>, now: number): Record<string, string> {
  const unsigned = {
    oauth_version: '1.0',
    oauth_nonce: randomBytes(20).toString('base64url'),
    oauth_timestamp: String(Math.floor(now / 1000)),
    oauth_consumer_key: CONSUMER.key,
    oauth_callback: 'about:blank',
    oauth_signature_method: 'HMAC-SHA1',
    lti_version: 'LTI-1p0',
    lti_message_type: 'basic-lti-launch-request',
    ...fields,
  };
  return { ...unsigned, oauth_signature: signature(address, Object.entries(unsigned)) };
}

/** Whether a launch that was posted to `address` is Canvas's, unchanged and fresh. Whether it came before, the caller knows. */
export function launchIsGood(address: string, posted: URLSearchParams, now: number): boolean {
  const given = Buffer.from(posted.get('oauth_signature') ?? '');
  const expected = Buffer.from(signature(address, [...posted].filter(([name]) => name !== 'oauth_signature')));
  const age = Math.abs(now / 1000 - Number(posted.get('oauth_timestamp') ?? NaN));
  return given.length === expected.length && timingSafeEqual(given, expected) && age <= LIMIT_S;
}

/** RFC 5849, section 3.4. */
function signature(address: string, fields: readonly (readonly [string, string])[]): string {
  const encoded = fields.map(([name, value]) => `${encode(name)}=${encode(value)}`).sort();
  const base = ['POST', address, encoded.join('&')].map(encode).join('&');
  return createHmac('sha1', `${encode(CONSUMER.secret)}&`).update(base).digest('base64');
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`);
}
