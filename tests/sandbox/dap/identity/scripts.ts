import { fileURLToPath } from 'node:url';
import { pageScripts } from '../../page-scripts';

/** `/assets/<name>.js` of the identity site. */
export const scriptAt = pageScripts('identity', fileURLToPath(new URL('./client', import.meta.url)), { window: 'window.ts', react: 'react.tsx' });
