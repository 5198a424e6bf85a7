import { Alert } from '@instructure/ui-alerts';
import { TextInput } from '@instructure/ui-text-input';
import { View } from '@instructure/ui-view';
import { openDialog } from './dialog';
import { WORDS } from './page-env';

interface Shown {
  readonly title: string;
  readonly label: string;
  readonly secret: string;
}

/** [C] with `developer_key_regenerate_secret`: nowhere else, and never again, does a person see a whole secret. */
export function showSecretOnce({ title, label, secret }: Shown): void {
  const content = (
    <>
      <Alert variant="warning" margin="0 0 small 0">
        {WORDS.copyNow}
      </Alert>
      <View as="div">
        <TextInput renderLabel={label} value={secret} interaction="readonly" />
      </View>
    </>
  );
  void openDialog({ title, content, yes: WORDS.close, cancelHook: { 'data-testid': 'cancel-button' }, yesHook: { 'data-testid': 'confirm-button' } });
}
