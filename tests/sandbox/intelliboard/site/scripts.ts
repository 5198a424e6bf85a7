import { fileURLToPath } from 'node:url';
import { pageScripts } from '../../page-scripts';

/** `/assets/<name>.js` of IntelliBoard's site. */
export const scriptAt = pageScripts('intelliboard', fileURLToPath(new URL('./client', import.meta.url)), { forms: 'forms.ts', shifting: 'shifting.ts', react: 'react.tsx', lists: 'lists.tsx', shiftingLists: 'shifting-lists.ts', process: 'process.tsx' });
