import type { Build, Language } from '../variants';
import type { Code, Run } from '@/utils/intelliboard/contract';

type StateWords = Readonly<Record<Run['state'], string>>;

/** Why "Process Data" begins nothing, by what is missing. */
export type Lack = 'busy' | 'data' | 'consent' | 'filters' | 'roles' | 'active';

export interface ProcessWords {
  readonly lead: string;
  readonly state: string;
  readonly progress: string;
  readonly never: string;
  /** How each build calls the states; no public text of IntelliBoard does. */
  readonly states: Readonly<Record<Build, StateWords>>;
  readonly said: StateWords;
  readonly began: string;
  readonly ended: string;
  readonly counts: Readonly<Record<keyof Run['counts'], string>>;
  readonly lack: Readonly<Record<Lack, string>>;
  readonly why: Partial<Readonly<Record<Code, string>>>;
  readonly otherwise: string;
}

/** The names of the tab and the button are the article's ([SA] step 7), all else is the sandbox's own. */
const en: ProcessWords = {
  lead: 'The first time, data is processed when you say so. Afterwards it is processed by itself.',
  state: 'State',
  progress: 'Progress',
  never: 'This connection has not been processed yet.',
  states: {
    plain: { queued: 'Queued', 'waiting-for-data': 'Waiting for data', downloading: 'Downloading', loading: 'Loading', done: 'Completed', failed: 'Failed' },
    react: { queued: 'In queue', 'waiting-for-data': 'Waiting for files', downloading: 'Downloading data', loading: 'Loading data', done: 'Processed', failed: 'Error' },
    shifting: { queued: 'Scheduled', 'waiting-for-data': 'Pending', downloading: 'In progress', loading: 'In progress', done: 'Success', failed: 'Unsuccessful' },
    tables: { queued: 'Waiting', 'waiting-for-data': 'Waiting', downloading: 'Processing', loading: 'Processing', done: 'Done', failed: 'Failure' },
    wizard: { queued: 'Pending', 'waiting-for-data': 'Waiting for Canvas', downloading: 'Running', loading: 'Running', done: 'Finished', failed: 'Not completed' },
  },
  said: {
    queued: 'It begins in a moment.',
    'waiting-for-data': 'Canvas is preparing the data. This takes 24 to 48 hours; nothing has to be done meanwhile.',
    downloading: 'The data comes from Canvas.',
    loading: 'Filters and roles are applied.',
    done: 'The data is in IntelliBoard.',
    failed: 'The data could not be processed.',
  },
  began: 'Started',
  ended: 'Ended',
  counts: { users: 'Users', courses: 'Courses', enrollments: 'Enrollments', activities: 'Activities', kept: 'Users kept', dropped: 'Users left out' },
  lack: {
    busy: 'This connection is being processed already.',
    data: 'Enter the Canvas Data Tokens first.',
    consent: 'Authorize the connection in Canvas first.',
    filters: 'Save the Filter Settings first.',
    roles: 'Save the Role Settings first.',
    active: 'Connections must be active to process.',
  },
  why: {
    key_off: 'The developer key is OFF in Canvas.',
    wrong_secret: 'Canvas does not accept the Client Secret Key.',
    unknown_client: 'Canvas does not know the Client ID.',
    not_authorized: 'The authorization was taken back in Canvas.',
    canvas_unreachable: 'Canvas could not be reached.',
    data_unauthorized: 'The Canvas Data Tokens are not accepted.',
    data_not_onboarded: 'Canvas Data is not enabled for this institution.',
    data_expired: 'The Canvas Data Tokens have expired.',
    data_stale: 'Canvas has made no new data.',
    data_retired: 'The Canvas Data Portal is not there any more.',
    busy: 'Canvas Data did not answer.',
  },
  otherwise: 'Please try again, or contact helpdesk@intelliboard.net.',
};

const es: ProcessWords = {
  lead: 'La primera vez, los datos se procesan cuando usted lo pide. Después, por sí solos.',
  state: 'Estado',
  progress: 'Progreso',
  never: 'Esta conexión todavía no se ha procesado.',
  states: {
    plain: { queued: 'En cola', 'waiting-for-data': 'A la espera de datos', downloading: 'Descargando', loading: 'Cargando', done: 'Completado', failed: 'Fallido' },
    react: { queued: 'En la cola', 'waiting-for-data': 'Esperando archivos', downloading: 'Descargando datos', loading: 'Cargando datos', done: 'Procesado', failed: 'Error' },
    shifting: { queued: 'Programado', 'waiting-for-data': 'Pendiente', downloading: 'En curso', loading: 'En curso', done: 'Correcto', failed: 'Sin éxito' },
    tables: { queued: 'En espera', 'waiting-for-data': 'En espera', downloading: 'Procesando', loading: 'Procesando', done: 'Terminado', failed: 'Fallo' },
    wizard: { queued: 'Pendiente', 'waiting-for-data': 'Esperando a Canvas', downloading: 'En marcha', loading: 'En marcha', done: 'Finalizado', failed: 'No completado' },
  },
  said: {
    queued: 'Empieza en un momento.',
    'waiting-for-data': 'Canvas está preparando los datos. Tarda de 24 a 48 horas; mientras tanto no hay que hacer nada.',
    downloading: 'Los datos llegan de Canvas.',
    loading: 'Se aplican los filtros y los roles.',
    done: 'Los datos están en IntelliBoard.',
    failed: 'Los datos no se pudieron procesar.',
  },
  began: 'Inicio',
  ended: 'Fin',
  counts: { users: 'Usuarios', courses: 'Cursos', enrollments: 'Inscripciones', activities: 'Actividades', kept: 'Usuarios incluidos', dropped: 'Usuarios omitidos' },
  lack: {
    busy: 'Esta conexión ya se está procesando.',
    data: 'Introduzca primero los tokens de Canvas Data.',
    consent: 'Autorice primero la conexión en Canvas.',
    filters: 'Guarde primero la configuración de filtros.',
    roles: 'Guarde primero la configuración de roles.',
    active: 'Solo se procesan las conexiones activas.',
  },
  why: {
    key_off: 'La clave de desarrollador está desactivada en Canvas.',
    wrong_secret: 'Canvas no acepta la clave secreta de cliente.',
    unknown_client: 'Canvas no conoce el ID de cliente.',
    not_authorized: 'La autorización se retiró en Canvas.',
    canvas_unreachable: 'No se pudo conectar con Canvas.',
    data_unauthorized: 'Los tokens de Canvas Data no se aceptan.',
    data_not_onboarded: 'Canvas Data no está habilitado para esta institución.',
    data_expired: 'Los tokens de Canvas Data han caducado.',
    data_stale: 'Canvas no ha generado datos nuevos.',
    data_retired: 'El portal de Canvas Data ya no existe.',
    busy: 'Canvas Data no respondió.',
  },
  otherwise: 'Inténtelo de nuevo o escriba a helpdesk@intelliboard.net.',
};

export const PROCESS_WORDS: Readonly<Record<Language, ProcessWords>> = { en, es };
