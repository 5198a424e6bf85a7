import type { ConnectionField } from '@/utils/model/connection-fields';

/**
 * By which words a control can be known for one of the fields of IntelliBoard's connection form, as its article
 * names them ([SA], support.intelliboard.net, article 360057988232). Nobody outside knows the form's markup, so a
 * control is known by what it says to a person, in English or Spanish.
 */

/**
 * What a control is to a person. `choice`: one of a list, or several where that shows only once it is open. `list`:
 * several of those in view. `switch`: on or off.
 */
export type ControlKind = 'text' | 'choice' | 'switch' | 'list';

interface Meaning {
  readonly kind: ControlKind;
  /** All that is said. */
  readonly exactly: RegExp;
  /** Among other words; weaker. */
  readonly within: RegExp;
  /** Then it is another thing. */
  readonly never?: RegExp;
  readonly secret?: true;
}

/** Words are compared in lower case, without accents, stars and colons (`plainWords`). */
export const MEANINGS: Readonly<Record<ConnectionField, Meaning>> = {
  lmsName: { kind: 'text', exactly: /^(lms name|connection name|name|nombre( del lms| de la conexion)?)$/, within: /\b(lms name|connection name|nombre del lms|nombre de la conexion)\b/, never: /categor|\blti\b/ },
  url: { kind: 'text', exactly: /^(lms )?(url|address|direccion( web| del lms)?)( del? (the )?lms)?$/, within: /\b(lms url|url of|url del?|url)\b/, never: /redirect|redireccion|icon|\blti\b/ },
  clientId: { kind: 'text', exactly: /^(client id|client key|id( de)?l? cliente)$/, within: /\b(client id|client key|id de(l)? cliente)\b/, never: /secret|data|datos|\blti\b|consumer/ },
  clientSecret: { kind: 'text', exactly: /^(client secret( key)?|secret key|secreto( de)?l? cliente|clave secreta( del? cliente)?)$/, within: /\b(client secret|secret key|secreto de(l)? cliente|clave secreta)\b/, never: /data|datos|\blti\b|consumer|compartid/, secret: true },
  category: { kind: 'choice', exactly: /^(connection )?categor(y|ia)( de la conexion)?$/, within: /\bcategor(y|ia)\b/, never: /new|nueva/ },
  newCategory: { kind: 'text', exactly: /^(new category( name)?|category name|(nombre de la )?nueva categoria)$/, within: /\b(new category|nueva categoria)\b/ },
  active: { kind: 'switch', exactly: /^(active( connection)?|activ[oa]|conexion activa)$/, within: /\b(active connection|connection (is )?active|(la )?conexion (esta )?activa)\b/, never: /table|tabla/ },
  dynamicTables: { kind: 'switch', exactly: /^(dynamic tables?|tablas? dinamicas?)$/, within: /\b(dynamic table|tablas? dinamica)/ },
  hour: { kind: 'choice', exactly: /^(process(ing)? at hour|process(ing)? (hour|time)|hora( de(l)? (procesamiento|proceso))?|procesar a la hora|hour)$/, within: /\b(process(ing)? at|processing (hour|time)|hora de(l)? proces|procesar a)\b/ },
  dataClientId: { kind: 'text', exactly: /^(canvas )?data (client )?(id|key)$|^id de(l)? cliente de datos$/, within: /\bdata client id\b|\bid de(l)? cliente de datos\b/, never: /secret/ },
  dataClientSecret: { kind: 'text', exactly: /^(canvas )?data (client )?secret( key)?$|^secreto de(l)? cliente de datos$/, within: /\bdata client secret\b|\bsecreto de(l)? cliente de datos\b/, secret: true },
  dataFrequency: { kind: 'choice', exactly: /^(data |processing )?(frequency|frecuencia)( de(l)? proces\w+)?$/, within: /\b(frequency|frecuencia)\b/ },
};

/** A heading above a field that makes "Client ID" the one of Canvas Data. */
export const DATA_SECTION = /\b(data token|canvas data|tokens? de (los )?datos|datos de canvas)/;

/** What is said, without what differs between pages: case, accents, stars, colons, blanks. */
export function plainWords(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/\((required|optional|obligatorio|opcional)\)/g, ' ')
    .replace(/[*:•·_\-–—/\\()[\]"'.,?!]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The hours between two times that an option names: "Every 12 hours", "Cada 12 horas"; `null` for what names none, or several. */
export function everyHoursOf(label: string): number | null {
  const [hours, ...others] = label.normalize('NFKC').match(/\d+/g) ?? [];
  return hours === undefined || others.length > 0 ? null : Number(hours);
}

/** The hour of the day, 0 to 23, that an option names: "7:00 AM", "07:00", "7", "7 p. m."; `null` for what is none. */
export function hourOf(label: string): number | null {
  const said = /^\s*(\d{1,2})(?:[:.h]00)?\s*(?:h|hrs?)?\s*([ap])?\.?\s*m?\.?\s*(?:utc)?\s*$/i.exec(label.normalize('NFKC'));
  const hour = Number(said?.[1] ?? NaN);
  const half = said?.[2]?.toLowerCase();
  if (half === undefined) return hour >= 0 && hour <= 23 ? hour : null;
  if (!(hour >= 1 && hour <= 12)) return null;
  return (hour % 12) + (half === 'p' ? 12 : 0);
}
