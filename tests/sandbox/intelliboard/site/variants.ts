/**
 * Nobody outside knows the markup of IntelliBoard's form, so the stand-in's comes in several builds that have
 * nothing in common but what they say to a person.
 * - `plain`: HTML with labels.
 * - `react`: a React component library, controlled inputs, lists in a portal.
 * - `shifting`: ids and class names that change at every load, ARIA widgets instead of form controls.
 * - `tables`: an old page; labels are table cells and placeholders, no script, the secret is legible.
 * - `wizard`: a page a section.
 */
export const BUILDS = ['plain', 'react', 'shifting', 'tables', 'wizard'] as const;
export type Build = (typeof BUILDS)[number];

export const LANGUAGES = ['en', 'es'] as const;
export type Language = (typeof LANGUAGES)[number];

/** Whether the form insists on the Canvas Data tokens. */
export const DATA_TOKENS = ['optional', 'required'] as const;
export type DataTokens = (typeof DATA_TOKENS)[number];
