import type { Filters } from '@/utils/model/filters';
import type { Roles } from '@/utils/model/roles';

/** What the steps `filters` and `roles` save. */
export type Choice = { readonly kind: 'filters'; readonly value: Filters } | { readonly kind: 'roles'; readonly value: Roles };

/** Effects at IntelliBoard, each delivered once and only once. */
export interface DeliveriesPort {
  sendConnection(): Promise<void>;
  /** The data credentials, for a connection that went without them. */
  sendData(connectionId: string): Promise<void>;
  createCategory(name: string): Promise<void>;
  /** The details, for a connection that has others. */
  sendDetails(connectionId: string): Promise<void>;
  /** The developer key of this set-up, to replace the connection's once it is authorised. It takes the place of another that is on its way. */
  sendPendingKey(connectionId: string): Promise<void>;
  /** Whether this key is on its way. */
  isSendingKey(clientId: string): Promise<boolean>;
  /** Takes that key back while nothing of it can have arrived. Answers whether it is not on its way any more. */
  withdrawKey(): Promise<boolean>;
  /** Filters or roles of a connection. Saving the same again changes nothing. */
  saveChoice(connectionId: string, choice: Choice): Promise<void>;
  /** Whether that saving is not over yet. */
  isSaving(kind: Choice['kind']): Promise<boolean>;
  cancelSaving(kind: Choice['kind']): Promise<void>;
  /** Whether the connection or its data is on its way. */
  isSending(): Promise<boolean>;
  /** Tries what waits at once; does nothing where nothing waits. */
  tryNow(): Promise<void>;
  /** Gives up sending the connection, its details or its data. */
  cancelSending(): Promise<void>;
  cancelAll(): Promise<void>;
  resume(): Promise<void>;
}
