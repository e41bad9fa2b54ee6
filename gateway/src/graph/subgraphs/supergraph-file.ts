import { readFile } from 'node:fs/promises';
import type { Log } from '@alexandrite/service-kit/log';
import type { SupergraphManager } from '@apollo/gateway';

/** The composed graph that is committed beside the gateway. */
const committed = new URL('../../../supergraph.graphql', import.meta.url);

/** Hands the composed graph to the gateway, at the start and when it has changed. */
export class SupergraphFile implements SupergraphManager {
  readonly #file: string | URL;
  readonly #log: Log;
  #update: ((sdl: string) => void) | undefined;

  constructor(file: string | undefined, log: Log) {
    this.#file = file ?? committed;
    this.#log = log;
  }

  readonly initialize: SupergraphManager['initialize'] = async ({ update }) => {
    this.#update = update;
    return { supergraphSdl: await readFile(this.#file, 'utf8') };
  };

  /** Reads it again. What is under way ends on the old one; one that cannot be used is refused and the old one stays. */
  async reload(): Promise<void> {
    try {
      this.#update?.(await readFile(this.#file, 'utf8'));
      this.#log.info('supergraph reloaded');
    } catch (fault) {
      this.#log.error({ err: fault }, 'the new supergraph cannot be used, the old one stays');
    }
  }
}
