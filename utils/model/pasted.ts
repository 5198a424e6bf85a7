/** Blanks, line ends, and what a web page or a word processor puts between letters without anybody seeing it. */
export function cleanPasted(pasted: string): string {
  return pasted.replace(/[\s\p{Cf}\u3164\uffa0\u115f\u1160]/gu, '').normalize('NFKC');
}

/** What is wrong with a cleaned text whatever it was meant to be; `null`: nothing. */
export function commonFault(text: string): 'empty' | 'is-an-address' | 'shortened' | null {
  if (text === '') return 'empty';
  if (/^https?:\/\//i.test(text)) return 'is-an-address';
  return /\.{2,}$|\.{3}|[•*]{2,}/.test(text) ? 'shortened' : null;
}

/** Begins as a client id of Canvas Data 2: "<region>#<uuid>" (instructure-dap-client). */
export function beginsLikeDataId(text: string): boolean {
  return /^[a-z]{2}(-[a-z]+)+-\d#/i.test(text);
}

/** Visible ASCII: what an HTTP header can carry, and all that ids and secrets are made of. */
export function isVisibleAscii(text: string): boolean {
  return /^[\x21-\x7e]+$/.test(text);
}
