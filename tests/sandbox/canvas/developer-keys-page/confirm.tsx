import { Text } from '@instructure/ui-text';
import { openDialog } from './dialog';
import { GENERATION } from './page-env';

interface Question {
  readonly title: string;
  readonly question: string;
  /** The question where the browser asks it: it names no key. */
  readonly plainQuestion: string;
  readonly yes: string;
}

/** Canvas's question before something changes. Resolves with whether the person is sure. */
export async function confirm({ title, question, plainQuestion, yes }: Question): Promise<boolean> {
  if (GENERATION.confirmsNatively) return window.confirm(plainQuestion);
  return openDialog({ title, content: <Text as="p">{question}</Text>, yes });
}
