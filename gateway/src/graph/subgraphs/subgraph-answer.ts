/** An error as a subgraph words it. */
export interface SubgraphError {
  readonly message: string;
  readonly path?: readonly (string | number)[];
  readonly extensions?: Readonly<Record<string, unknown>>;
}

/** What a subgraph answered. */
export interface SubgraphAnswer {
  readonly data: Record<string, unknown> | null;
  readonly errors: readonly SubgraphError[] | undefined;
  readonly cacheTags: unknown;
  readonly cacheUntil: unknown;
}

/**
 * Reads an answer. Checked by hand and not by a schema: it is done for every question, and an answer of many entities
 * is looked at here for its envelope only.
 * @param text as it came
 * @param entityCount how many entities it has to be about; undefined when it was asked for none
 * @throws when it is not an answer in GraphQL to what was asked.
 */
export function parseAnswer(text: string, entityCount?: number): SubgraphAnswer {
  const answer: unknown = JSON.parse(text);
  if (!isRecord(answer)) throw new Error('no object');
  const { data, errors, extensions } = answer;
  if (data === undefined && errors === undefined) throw new Error('neither data nor errors');
  if (data !== undefined && data !== null && !isRecord(data)) throw new Error('its data are no object');
  if (errors !== undefined && !isErrors(errors)) throw new Error('its errors are none');
  if (entityCount !== undefined && data) {
    const { _entities: entities } = data;
    if (!Array.isArray(entities) || entities.length !== entityCount) throw new Error('not the entities asked for');
    if (!entities.every((entity) => entity === null || isRecord(entity))) throw new Error('its entities are none');
  }
  return {
    data: data ?? null,
    errors,
    cacheTags: isRecord(extensions) ? extensions['cacheTags'] : undefined,
    cacheUntil: isRecord(extensions) ? extensions['cacheUntil'] : undefined,
  };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isErrors(value: unknown): value is SubgraphError[] {
  return Array.isArray(value) && value.every(isError);
}

function isError(value: unknown): value is SubgraphError {
  if (!isRecord(value) || typeof value['message'] !== 'string') return false;
  const { path, extensions } = value;
  return (path === undefined || isPath(path)) && (extensions === undefined || isRecord(extensions));
}

function isPath(value: unknown): boolean {
  return Array.isArray(value) && value.every((step) => typeof step === 'string' || typeof step === 'number');
}
