/**
 * The one door to zod. The `mini` build makes no code at run time, which our content security policy
 * forbids, and weighs a fifth of the classic one.
 */
export * as z from 'zod/mini';
