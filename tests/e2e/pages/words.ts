import messages from '../../../public/_locales/en/messages.json' with { type: 'json' };

/** The words of the product, as the person in front of it reads them; `$1` to `$9` are filled in. */
export function words(key: keyof typeof messages, ...substitutions: string[]): string {
  return messages[key].message.replace(/\$(\d)/g, (_, at: string) => substitutions[Number(at) - 1] ?? '');
}
