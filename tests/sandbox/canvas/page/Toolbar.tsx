import { ScreenReaderContent } from '@instructure/ui-a11y-content';
import { Button } from '@instructure/ui-buttons';
import { Flex } from '@instructure/ui-flex';
import { Menu } from '@instructure/ui-menu';
import { SimpleSelect } from '@instructure/ui-simple-select';
import { TextInput } from '@instructure/ui-text-input';
import { View } from '@instructure/ui-view';

interface Props {
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onCreate: () => void;
}

/** Filter bar and the button that makes a key. */
export function Toolbar({ search, onSearch, onCreate }: Props) {
  return (
    <View as="div" margin="medium 0">
      <Flex wrap="wrap" justifyItems="space-between" alignItems="end" gap="small">
        <Flex gap="small" alignItems="end">
          <SimpleSelect renderLabel="Filter by" width="10rem" value="all">
            <SimpleSelect.Option id="all" value="all">
              All
            </SimpleSelect.Option>
          </SimpleSelect>
          <TextInput type="search" renderLabel="Search Developer Keys" placeholder="Search by name, email, or ID" value={search} onChange={(_, text) => onSearch(text)} width="18rem" />
          <Button onClick={() => onSearch('')}>Clear</Button>
        </Flex>
        <Menu
          trigger={
            <Button color="primary" id="add-developer-key-button" data-pendo="add-developer-key-button">
              + <ScreenReaderContent>Create a</ScreenReaderContent> Developer Key
            </Button>
          }
        >
          <Menu.Item id="add-api-key-button" onSelect={onCreate}>
            + API Key
          </Menu.Item>
          <Menu.Item id="add-lti-key-button">+ LTI Key</Menu.Item>
          <Menu.Item id="add-lti-registration-button">+ LTI Registration</Menu.Item>
        </Menu>
      </Flex>
    </View>
  );
}
