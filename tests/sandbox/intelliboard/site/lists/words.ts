import type { SectionName } from './fields';
import type { ListFault, ENUMERATIONS } from './values';
import type { Language } from '../variants';
import type { ListField } from '@/utils/model/list-form';

type StatusWords = { readonly [Field in keyof typeof ENUMERATIONS]: Readonly<Record<(typeof ENUMERATIONS)[Field][number], string>> };

/** What the tabs of filters and roles say. */
export interface ListWords {
  readonly section: Readonly<Record<SectionName, string>>;
  readonly field: Readonly<Record<ListField, string>>;
  readonly help: Partial<Readonly<Record<ListField, string>>>;
  /** As the article names them. */
  readonly status: StatusWords;
  /** Without the word that they have in common, as some builds have them. */
  readonly short: Pick<StatusWords, 'courseStatus' | 'activityStatus'>;
  readonly all: string;
  readonly selectAll: string;
  readonly placeholder: string;
  readonly none: string;
  readonly chosen: string;
  readonly remove: string;
  readonly more: string;
  readonly nothing: string;
  readonly save: string;
  readonly saved: string;
  readonly lead: string;
  readonly rolesLead: string;
  readonly reading: string;
  readonly notAuthorized: string;
  readonly unread: string;
  readonly error: Readonly<Record<ListFault, string>>;
}

/** Names of sections, fields and options are the article's ([SA] step 6, both of them); the Spanish is the sandbox's own. */
const en: ListWords = {
  section: { users: 'User Filters', courses: 'Course Filters', activities: 'Activity Status Filter', people: 'Instructors and Learners', admins: 'Administrators' },
  field: {
    userEnrollment: 'Select User Enrollment',
    systemStatus: 'System Statuses',
    subAccounts: 'SubAccount',
    terms: 'Term',
    courseStatus: 'Course Status',
    activityStatus: 'Activity Status',
    instructor: 'Instructor Roles',
    learner: 'Learner Roles',
    admin: 'Admin Roles',
    courseAdmin: 'Course Admin Roles',
  },
  help: {
    userEnrollment: 'Student Enrollment Status(es)',
    systemStatus: 'Display Users with the Following Status(es)',
    subAccounts: 'Select the subaccounts that you want to be shown in IntelliBoard.',
    terms: 'Select the terms to be shown in IntelliBoard.',
    courseStatus: 'Display Courses with the Following Status(es)',
  },
  status: {
    userEnrollment: { invited: 'Invited', active: 'Active', completed: 'Completed', inactive: 'Inactive', rejected: 'Rejected', deleted: 'Deleted', pending: 'Pending' },
    systemStatus: { creation_pending: 'Creation Pending', deleted: 'Deleted', pre_registered: 'Pre-Registered', registered: 'Registered' },
    courseStatus: { created: 'Course Created', available: 'Course Available', completed: 'Course Completed', claimed: 'Course Claimed' },
    activityStatus: { published: 'Activity Published', unpublished: 'Activity Unpublished', deleted: 'Activity Deleted' },
  },
  short: {
    courseStatus: { created: 'Created', available: 'Available', completed: 'Completed', claimed: 'Claimed' },
    activityStatus: { published: 'Published', unpublished: 'Unpublished', deleted: 'Deleted' },
  },
  all: 'All',
  selectAll: 'Select all',
  placeholder: 'Select…',
  none: 'None selected',
  chosen: '%{count} selected',
  remove: 'Remove %{name}',
  more: 'Type to see more.',
  nothing: 'No options',
  save: 'Save',
  saved: 'Your settings have been saved.',
  lead: 'Data that is not selected is deleted after it was downloaded, and not processed.',
  rolesLead: 'Map your LMS roles to IntelliBoard roles.',
  reading: 'Data is being downloaded from Canvas. The lists are filled when it is there.',
  notAuthorized: 'The lists are filled once the connection is authorized in Canvas.',
  unread: 'The lists could not be filled, because Canvas did not answer. Open this page again later.',
  error: { required: 'Select at least one.', invalid: 'This selection is not valid.', twice: 'A role can be in one list only.' },
};

const es: ListWords = {
  section: { users: 'Filtros de usuarios', courses: 'Filtros de cursos', activities: 'Filtro de estado de la actividad', people: 'Instructores y estudiantes', admins: 'Administradores' },
  field: {
    userEnrollment: 'Inscripción del usuario',
    systemStatus: 'Estados del sistema',
    subAccounts: 'Subcuenta',
    terms: 'Periodo',
    courseStatus: 'Estado del curso',
    activityStatus: 'Estado de la actividad',
    instructor: 'Roles de instructor',
    learner: 'Roles de estudiante',
    admin: 'Roles de administrador',
    courseAdmin: 'Roles de administrador de cursos',
  },
  help: {
    userEnrollment: 'Estados de inscripción de los estudiantes',
    systemStatus: 'Mostrar los usuarios con estos estados',
    subAccounts: 'Elija las subcuentas que se mostrarán en IntelliBoard.',
    terms: 'Elija los periodos que se mostrarán en IntelliBoard.',
    courseStatus: 'Mostrar los cursos con estos estados',
  },
  status: {
    userEnrollment: { invited: 'Invitada', active: 'Activa', completed: 'Completada', inactive: 'Inactiva', rejected: 'Rechazada', deleted: 'Eliminada', pending: 'Pendiente' },
    systemStatus: { creation_pending: 'Creación pendiente', deleted: 'Eliminado', pre_registered: 'Prerregistrado', registered: 'Registrado' },
    courseStatus: { created: 'Curso creado', available: 'Curso disponible', completed: 'Curso completado', claimed: 'Curso reclamado' },
    activityStatus: { published: 'Actividad publicada', unpublished: 'Actividad no publicada', deleted: 'Actividad eliminada' },
  },
  short: {
    courseStatus: { created: 'Creado', available: 'Disponible', completed: 'Completado', claimed: 'Reclamado' },
    activityStatus: { published: 'Publicada', unpublished: 'No publicada', deleted: 'Eliminada' },
  },
  all: 'Todos',
  selectAll: 'Seleccionar todo',
  placeholder: 'Seleccione…',
  none: 'Nada seleccionado',
  chosen: '%{count} seleccionados',
  remove: 'Quitar %{name}',
  more: 'Escriba para ver más.',
  nothing: 'Sin opciones',
  save: 'Guardar',
  saved: 'La configuración se ha guardado.',
  lead: 'Los datos no seleccionados se eliminan tras la descarga y no se procesan.',
  rolesLead: 'Asigne los roles de su LMS a los roles de IntelliBoard.',
  reading: 'Los datos se están descargando de Canvas. Las listas se llenan cuando llegan.',
  notAuthorized: 'Las listas se llenan cuando la conexión está autorizada en Canvas.',
  unread: 'Las listas no se pudieron llenar, porque Canvas no respondió. Abra esta página más tarde.',
  error: { required: 'Seleccione al menos uno.', invalid: 'Esta selección no es válida.', twice: 'Un rol solo puede estar en una lista.' },
};

export const LIST_WORDS: Readonly<Record<Language, ListWords>> = { en, es };
