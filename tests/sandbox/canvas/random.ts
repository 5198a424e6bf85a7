/** A small seeded generator (mulberry32), so that every run has the same made-up secrets and times. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `gems/canvas_slug`: letters and digits without look-alikes. */
const ALPHABET = '234678' + '9acefhkmnrtuvwxyz' + 'ABCDEFGHJKLMNPQRTUVWXYZ';

/** A developer key's secret, 64 characters long as Canvas makes them. */
export function slug(random: () => number, length = 64): string {
  return Array.from({ length }, () => ALPHABET[Math.floor(random() * ALPHABET.length)]).join('');
}
