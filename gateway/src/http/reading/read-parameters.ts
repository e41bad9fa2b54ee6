import { hash } from 'node:crypto';
import { operationBounds } from '@alexandrite/contracts/bounds/operations';
import type { Operation } from './operation.ts';
import { badRequest, Refusal } from '../refusal.ts';

const documentLimit = operationBounds.document.limit;
const nameLimit = operationBounds.operationName.limit;

/** The parameters of a request as they came, from a body or an address. */
export interface RawParameters {
  readonly query: unknown;
  readonly operationName: unknown;
  readonly variables: unknown;
  readonly extensions: unknown;
}

/**
 * Checks the types of the parameters; what is null was left out.
 * @throws Refusal
 */
export function readParameters(method: Operation['method'], raw: RawParameters): Operation {
  const { query, operationName } = raw;
  if (query !== undefined && query !== null && typeof query !== 'string') throw wrongType('query', 'text');
  if (operationName !== undefined && operationName !== null && typeof operationName !== 'string') {
    throw wrongType('operationName', 'text');
  }
  if (typeof operationName === 'string' && operationName.length > nameLimit) {
    throw badRequest('Имя операции слишком длинное.', 'The name of the operation is too long.');
  }
  const variables = mapOf('variables', raw.variables);
  const persistedHash = readPersistedHash(mapOf('extensions', raw.extensions));
  const text = query === undefined || query === '' ? null : query;
  if (text === null && persistedHash === null) {
    throw badRequest(
      'Нет ни документа (query), ни хеша сохранённого документа.',
      'There is neither a document (query) nor the hash of a persisted one.',
    );
  }
  // Before it is hashed.
  if (text !== null && text.length > documentLimit) throw tooLong();
  const textHash = text === null ? null : hash('sha256', text);
  if (textHash !== null && persistedHash !== null && textHash !== persistedHash) {
    throw badRequest('Хеш не подходит к документу.', 'The hash is not that of the document.');
  }
  return {
    method,
    text,
    // One of the two is there.
    hash: textHash ?? persistedHash ?? '',
    isToBeRemembered: textHash !== null && persistedHash !== null,
    operationName: operationName ?? undefined,
    variables,
  };
}

/** The hash of `{ persistedQuery: { version: 1, sha256Hash } }`, in lower case; null when nothing is said. */
function readPersistedHash({ persistedQuery }: Record<string, unknown>): string | null {
  if (persistedQuery === undefined || persistedQuery === null) return null;
  const { version, sha256Hash } = mapOf('extensions.persistedQuery', persistedQuery);
  if (version !== 1) {
    throw badRequest(
      'Сохранённые документы бывают только версии 1.',
      'Persisted documents are of version 1, and no other.',
    );
  }
  if (typeof sha256Hash !== 'string' || !/^[\da-f]{64}$/i.test(sha256Hash)) {
    throw badRequest('sha256Hash — это 64 шестнадцатеричные цифры.', 'sha256Hash is 64 hexadecimal digits.');
  }
  return sha256Hash.toLowerCase();
}

function mapOf(name: string, value: unknown): Record<string, unknown> {
  if (value === undefined || value === null) return {};
  if (!isMap(value)) throw wrongType(name, 'map');
  return value;
}

function isMap(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function tooLong(): Refusal {
  return new Refusal(400, 'GRAPHQL_PARSE_FAILED', {
    ru: `Документ не бывает длиннее ${documentLimit} знаков, считая комментарии и пробелы.`,
    en: `A document has at most ${documentLimit} characters, its comments and spaces included.`,
  });
}

function wrongType(name: string, wanted: 'text' | 'map') {
  const [ru, en] = wanted === 'text' ? ['строкой', 'a string'] : ['объектом', 'an object'];
  return badRequest(`Параметр ${name} должен быть ${ru}.`, `The parameter ${name} has to be ${en}.`);
}
