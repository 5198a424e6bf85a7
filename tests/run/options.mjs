/**
 * What `npm start` was asked for.
 * @param {readonly string[]} args
 * @param {{ platform: string, env: Record<string, string | undefined> }} machine
 * @returns {{ kind: 'help' } | { kind: 'fault', what: string } | { kind: 'by-hand' } | { kind: 'tour' } | { kind: 'real-canvas', origin: string }}
 */
export function parseOptions(args, { platform, env }) {
  if (args.includes('--help')) return { kind: 'help' };
  const known = new Set(['--tour', '--canvas']);
  const at = args.indexOf('--canvas');
  const unknown = args.find((argument, place) => !known.has(argument) && !(at >= 0 && place === at + 1));
  if (unknown !== undefined) return { kind: 'fault', what: `I do not know ${unknown}.` };
  const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  if (at >= 0) return realCanvas(args[at + 1], hasDisplay);
  return args.includes('--tour') || !hasDisplay ? { kind: 'tour' } : { kind: 'by-hand' };
}

function realCanvas(address, hasDisplay) {
  const url = URL.canParse(address ?? '') ? new URL(address) : null;
  if (url?.protocol !== 'https:') return { kind: 'fault', what: '--canvas needs the https address of your Canvas, like --canvas https://school.example.edu' };
  if (!hasDisplay) return { kind: 'fault', what: '--canvas opens a browser for you to use, and there is no display here.' };
  return { kind: 'real-canvas', origin: url.origin };
}

export const HELP = `npm start                                   the extension on a make-believe Canvas and IntelliBoard, to try by hand
npm start -- --tour                         takes the whole journey by itself and saves pictures
npm start -- --canvas https://your.canvas   the extension in a lasting profile, for your own Canvas`;
