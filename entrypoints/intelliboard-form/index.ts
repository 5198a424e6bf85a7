import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { FormOnPage } from '@/utils/intelliboard/form/on-page';

/**
 * Put into IntelliBoard's page by a click in the guide, top frame only. It listens to nothing and says nothing:
 * it only leaves the form's reader where the next click's call finds it, out of the page's own reach. (The
 * built script keeps a global of its own file's name for itself, so the reader has another.)
 */
export default defineUnlistedScript(() => {
  const here = globalThis as { formReader?: FormOnPage };
  here.formReader ??= new FormOnPage(document);
});
