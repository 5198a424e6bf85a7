// Shared set-up of the unit and component tests.
import '@testing-library/jest-dom/vitest';
import { cleanup } from '@testing-library/react';
import { afterEach } from 'vitest';
import { fakeBrowser } from 'wxt/testing';
import messages from '@/public/_locales/en/messages.json';

// The words of the product, put together as a browser does it: `$1` to `$9`, and never twice.
const words = messages as Record<string, { readonly message: string } | undefined>;
Object.assign(fakeBrowser.i18n, {
  getMessage: (key: string, substitutions: string | string[] = []) =>
    words[key]?.message.replace(/\$([1-9])/g, (_, number: string) => [substitutions].flat()[Number(number) - 1] ?? '') ?? '',
});

afterEach(() => {
  if (typeof document !== 'undefined') cleanup();
});
