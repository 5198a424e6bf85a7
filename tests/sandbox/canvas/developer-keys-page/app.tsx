import { Heading } from '@instructure/ui-heading';
import { Alert } from '@instructure/ui-alerts';
import { Tabs } from '@instructure/ui-tabs';
import { View } from '@instructure/ui-view';
import { useState } from 'react';
import { AccountTab } from './account-tab';
import { InheritedTab } from './inherited-tab';
import { KeyModal } from './key-modal';
import { ENV, HOOKS } from './page-env';

/** The whole page below Canvas's frame. */
export function App({ isFormOpen }: { readonly isFormOpen: boolean }) {
  const [tab, setTab] = useState('tab-panel-account');
  return (
    <div>
      <View as="div" margin="0 0 small 0" padding="none">
        <Heading level="h1">Developer Keys</Heading>
      </View>
      <Alert variant="info" margin="0 0 small 0">
        LTI tool management is now live in{' '}
        <a data-pendo="dev-key-apps-link" href={`/accounts/${ENV.ACCOUNT_ID}/apps`}>
          Canvas Apps
        </a>
        .
      </Alert>
      <Tabs {...HOOKS.tabs} onRequestTabChange={(_event, { id }) => setTab(id ?? tab)}>
        <Tabs.Panel renderTitle="Account" id="tab-panel-account" data-testid="account-tab" isSelected={tab === 'tab-panel-account'} padding="small 0">
          <AccountTab />
        </Tabs.Panel>
        <Tabs.Panel renderTitle="Inherited" id="tab-panel-inherited" data-testid="inherited-tab" isSelected={tab === 'tab-panel-inherited'} padding="small 0">
          <InheritedTab />
        </Tabs.Panel>
      </Tabs>
      {isFormOpen && <KeyModal />}
    </div>
  );
}
