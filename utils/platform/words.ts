import { browser } from 'wxt/browser';

/** A message of `public/_locales` in the browser's language, `$1` to `$9` filled in; empty if there is none. */
export function message(key: string, substitutions: readonly string[]): string {
  // WXT types the keys; here they come from `utils/ui/copy`, which is typed by the same file.
  return browser.i18n.getMessage(key as '@@ui_locale', [...substitutions]);
}
