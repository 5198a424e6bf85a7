/** Whether every combination is tried (`npm run test:all`); else those that stand for the others. */
export const ALL = process.env.E2E_ALL === '1';
