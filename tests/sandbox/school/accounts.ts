import { ACCOUNTS, ROOT_ID, type Account } from '../canvas/people';
import { seeded, slug } from '../canvas/random';

/** Above every id that is given by hand. */
const FIRST_ID = 1_001;
/** Sub-accounts that a made-up one has, unless they run out. */
const CHILDREN = 8;
const TOPICS = ['Accounting', 'Biology', 'Chemistry', 'Dance', 'Économie & Gestion', 'Français', 'Geology', 'Health <Sciences>', 'علم الأحياء', 'Journalism', 'Kinesiology', 'Law', 'Music', 'Nutrition', 'Übersetzen', 'Physics'];

/** The accounts that there are, and as many made-up ones below them as it takes to have `subAccounts` (without the root). */
export function accountsUpTo(subAccounts: number): readonly Account[] {
  const missing = Math.max(0, subAccounts - (ACCOUNTS.length - 1));
  const random = seeded(missing);
  const parentOf = (at: number) => (at < CHILDREN ? ROOT_ID : String(FIRST_ID + Math.floor(at / CHILDREN) - 1));
  const madeUp = Array.from({ length: missing }, (_, at): Account => ({ id: String(FIRST_ID + at), name: `${TOPICS[at % TOPICS.length] ?? ''} ${at + 1}`, parentId: parentOf(at), uuid: slug(random, 40) }));
  return [...ACCOUNTS, ...madeUp];
}
