import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Button } from '@instructure/ui-buttons';
import type { Key } from './api';
import { confirm } from './confirm';
import { GENERATION, say, WORDS } from './page-env';
import { ShowKey } from './show-key';
import { regenerate } from './store';

interface Props {
  readonly of: Key;
  readonly name: string;
}

/** What a row gives away of the secret. The first two are [C]'s, and their test ids as old as they are. */
export function Secret({ of, name }: Props) {
  const secret = of.api_key ?? '';
  if (GENERATION.secrets === 'once') return <Masked of={of} name={name} />;
  if (of.api_key_truncated === true) return <span data-testid="api-key-hint">{secret}</span>;
  return <ShowKey name={name} secret={secret} />;
}

/** Whether Canvas asks before it regenerates is assumed. */
function Masked({ of, name }: Props) {
  const press = () => {
    const question = say(WORDS.sureOfRegeneration, { name });
    void confirm({ title: WORDS.regenerate, question, plainQuestion: question, yes: WORDS.regenerate }).then((sure) => (sure ? regenerate(of) : undefined));
  };
  return (
    <>
      <div data-testid="masked-secret">{of.api_key}</div>
      <Button data-testid="regenerate-secret" size="small" margin="xx-small 0" onClick={press}>
        {WORDS.regenerate}
        <ScreenReaderContent>{name}</ScreenReaderContent>
      </Button>
    </>
  );
}
