/** As much as a person reads. */
const LONGEST = 300;

/** What a secret is replaced by. */
export const BLOT = '[secret]';

/**
 * The backend's free text as it may be kept and shown (also in the toolbar's title and in notifications): one line of
 * at most 300 characters, without control and direction characters, which could make it look like something else, and
 * without whatever looks like a secret. Which secret it might echo is not known here: not every answer is to a request
 * that held one. So a word goes that is long and mixed as no word of a language is; one of a product at times, too.
 */
export function told(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  // Blotted out before it is cut, so that no beginning of a secret is left at the end.
  return withoutSecrets(line).slice(0, LONGEST).replace(/[\uD800-\uDBFF]$/, '');
}

function withoutSecrets(line: string): string {
  return line
    // Base64, which a slash or a plus would part into short runs. A path of lower-case words is none.
    .replace(/[\w+/=~-]{24,}/g, (run) => (/[a-z]/.test(run) && /[A-Z]/.test(run) && /\d/.test(run) ? BLOT : run))
    .replace(/[\w-]{24,}/g, (run) => ((/[a-z]/.test(run) && /[A-Z]/.test(run)) || (/[A-Za-z]/.test(run) && /\d/.test(run)) ? BLOT : run));
}
