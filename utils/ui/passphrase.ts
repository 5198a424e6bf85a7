const WORDS = 6;

/**
 * Six words drawn at random from a list of 2,048: 66 bits, and easy to write down. The list is loaded only
 * when somebody asks.
 */
export async function suggestPassphrase(): Promise<string> {
  const { wordlist } = await import('@scure/bip39/wordlists/english.js');
  // 2,048 divides 2^16, so the remainder favours no word.
  const draws = crypto.getRandomValues(new Uint16Array(WORDS));
  return Array.from(draws, (draw) => wordlist[draw % wordlist.length]).join(' ');
}
