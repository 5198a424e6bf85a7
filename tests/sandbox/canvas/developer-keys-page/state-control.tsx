import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Checkbox } from '@instructure/ui-checkbox';
import { RadioInput, RadioInputGroup } from '@instructure/ui-radio-input';
import type { Key } from './api';
import { confirm } from './confirm';
import { GENERATION, say, WORDS } from './page-env';
import { switchTo } from './store';

interface Props {
  readonly of: Key;
  readonly name: string;
}

/** ON and OFF, whose `name` is the client id: two radios until about 2023, one checkbox since. */
export function StateControl({ of, name }: Props) {
  const isOn = of.developer_key_account_binding?.workflow_state === 'on';
  const press = (on: boolean) => {
    void confirm({
      title: on ? WORDS.turnOn : WORDS.turnOff,
      question: say(WORDS.sureOfState, { name }),
      plainQuestion: WORDS.sureOfThisState,
      yes: on ? WORDS.switchToOn : WORDS.switchToOff,
    }).then((sure) => (sure ? switchTo(of, on ? 'on' : 'off') : undefined));
  };
  if (GENERATION.stateControl === 'radios') {
    return (
      <RadioInputGroup variant="toggle" size="small" name={of.id} value={isOn ? 'on' : 'off'} description={<ScreenReaderContent>{say(WORDS.stateOfKey, { name })}</ScreenReaderContent>} onChange={(_event, value) => press(value === 'on')}>
        <RadioInput label={WORDS.on} value="on" />
        <RadioInput label={WORDS.off} value="off" context="off" />
      </RadioInputGroup>
    );
  }
  const label = say(isOn ? WORDS.onForKey : WORDS.offForKey, { name });
  return <Checkbox variant="toggle" size="small" value="" name={of.id} checked={isOn} onChange={() => press(!isOn)} label={<ScreenReaderContent>{label}</ScreenReaderContent>} />;
}
