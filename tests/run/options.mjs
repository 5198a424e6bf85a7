// @ts-check
import { parseArgs } from 'node:util';

/** @import { Options } from './options.d.mts' */

/**
 * What `npm start` was asked for.
 * @param {readonly string[]} args
 * @param {{ platform: string, env: Readonly<Record<string, string | undefined>> }} machine
 * @returns {Options}
 */
export function parseOptions(args, { platform, env }) {
  const asked = read(args);
  if ('fault' in asked) return { kind: 'fault', what: asked.fault };
  if (asked.help) return { kind: 'help' };
  const hasDisplay = platform !== 'linux' || Boolean(env.DISPLAY || env.WAYLAND_DISPLAY);
  if (asked.canvas === undefined) return { kind: asked.tour || !hasDisplay ? 'tour' : 'by-hand' };
  if (asked.tour) return { kind: 'fault', what: '--tour runs on the make-believe Canvas only: leave out --canvas, or --tour.' };
  return realCanvas(asked.canvas, hasDisplay);
}

/**
 * @param {readonly string[]} args
 * @returns {{ help?: boolean, tour?: boolean, canvas?: string } | { fault: string }}
 */
function read(args) {
  try {
    const options = /** @type {const} */ ({ help: { type: 'boolean', short: 'h' }, tour: { type: 'boolean' }, canvas: { type: 'string' } });
    return parseArgs({ args: [...args], options }).values;
  } catch (error) {
    // The first sentence says what is wrong; the rest advises on how to pass positional arguments.
    return { fault: /** @type {Error} */ (error).message.split(/(?<=\.|') (?=[A-Z])/)[0] ?? '' };
  }
}

/**
 * @param {string} address
 * @param {boolean} hasDisplay
 * @returns {Options}
 */
function realCanvas(address, hasDisplay) {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url?.protocol !== 'https:') return { kind: 'fault', what: '--canvas needs the https address of your Canvas, like --canvas https://school.example.edu' };
  if (!hasDisplay) return { kind: 'fault', what: '--canvas opens a browser for you to use, and there is no display here.' };
  return { kind: 'real-canvas', origin: url.origin };
}

export const HELP = `npm start                                   the extension on a make-believe Canvas and IntelliBoard, to try by hand
npm start -- --tour                         takes the whole journey by itself and saves pictures
npm start -- --canvas https://your.canvas   the extension in a lasting profile, for your own Canvas`;
