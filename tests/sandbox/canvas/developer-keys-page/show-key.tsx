import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Button, CloseButton } from '@instructure/ui-buttons';
import { Popover } from '@instructure/ui-popover';
import { View } from '@instructure/ui-view';
import { useState } from 'react';
import { HOOKS, WORDS } from './page-env';

/** The secret, which came with the list: pressing the button asks the server nothing. */
export function ShowKey({ name, secret }: { readonly name: string; readonly secret: string }) {
  const [isShown, setShown] = useState(false);
  return (
    <Popover
      screenReaderLabel={WORDS.key}
      placement="top"
      on="click"
      isShowingContent={isShown}
      onShowContent={() => setShown(true)}
      onHideContent={() => setShown(false)}
      shouldAlignArrow
      shouldContainFocus
      shouldReturnFocus
      shouldCloseOnDocumentClick
      renderTrigger={
        <Button size="small" margin="xx-small 0" {...HOOKS.showKey}>
          {isShown ? WORDS.hideKey : WORDS.showKey}
          <ScreenReaderContent>{name}</ScreenReaderContent>
        </Button>
      }
    >
      <CloseButton placement="end" offset="x-small" screenReaderLabel={WORDS.close} onClick={() => setShown(false)} />
      <View display="block" padding="large medium small medium">
        {secret}
      </View>
    </Popover>
  );
}
