import { readFile } from 'node:fs/promises';
import { buildSchema, type GraphQLSchema } from 'graphql';
import { misfitsOf } from './misfits.ts';

/** The contract with partners that is committed beside the gateway. */
const committed = new URL('../../partner.graphql', import.meta.url);

/** What partners see of the graph: a contract, read from a file when the supergraph is. */
export class PartnerSchemaFile {
  readonly #file: string | URL;
  #sdl = '';

  constructor(file: string | undefined) {
    this.#file = file ?? committed;
  }

  /** Reads it, again when it was read before; it holds from the next `narrow`. */
  async read(): Promise<void> {
    this.#sdl = await readFile(this.#file, 'utf8');
  }

  /**
   * The schema for partners.
   * @param whole the graph that it is a part of
   * @throws Error that lists everything in it that the graph does not have
   */
  readonly narrow = (whole: GraphQLSchema): GraphQLSchema => {
    const schema = buildSchema(this.#sdl);
    const misfits = misfitsOf(schema, whole);
    if (misfits.length > 0) throw new Error(`The partner schema shows what is not there: ${misfits.join(', ')}`);
    return schema;
  };
}
