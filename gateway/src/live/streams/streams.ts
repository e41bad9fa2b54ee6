import type { LiveSignal } from '@alexandrite/contracts/live';
import type { Identity } from '@alexandrite/contracts/identity';
import type { Locale } from '@alexandrite/contracts/locale';
import type { Clock } from '@alexandrite/service-kit/clock';
import type { Log } from '@alexandrite/service-kit/log';
import type { GraphQLError, GraphQLFormattedError, GraphQLSchema } from 'graphql';
import { showError } from '../../graph/show-error.ts';
import { type Audience, audienceOf } from '../plan/audience.ts';
import { Backlog } from './backlog.ts';
import { ChangeCourse } from './change-course.ts';
import type { Course } from './course.ts';
import { FrameMemory } from './frame-memory.ts';
import type { LiveHub, Reach } from '../changes/hub.ts';
import type { KeptFrames } from './kept-frames.ts';
import * as metrics from '../live-metrics.ts';
import type { LivePlan } from '../plan/plan.ts';
import { WordedError } from '../plan/pushed.ts';
import { createReader, type ReaderOptions } from './reader.ts';
import { StateCourse } from './state-course.ts';
import { Stream } from './stream.ts';

interface Options extends Pick<ReaderOptions, 'graph' | 'signer'> {
  readonly hub: LiveHub;
  readonly log: Log;
  readonly clock: Clock;
  readonly kept: KeptFrames;
}

/** All distinct subscriptions that are followed: who asks for the same and may see the same follows the same stream. */
export class Streams {
  readonly #options: Options;
  /** By schema: what was planned before the supergraph was reloaded is not for those who come after. */
  readonly #streams = new WeakMap<GraphQLSchema, Map<string, Stream>>();

  constructor(options: Options) {
    this.#options = options;
  }

  /** The stream that answers a subscription, to be joined at once: it ends when nobody is there. */
  open(schema: GraphQLSchema, plan: LivePlan, caller: Identity): Stream {
    const audience = audienceOf(plan, caller);
    let streams = this.#streams.get(schema);
    if (!streams) this.#streams.set(schema, (streams = new Map<string, Stream>()));
    const key = `${audience.key} ${plan.field} ${plan.key}`;
    const known = streams.get(key);
    if (known && !known.isOver) return known;
    const stream = this.#open(plan, audience, key, streams);
    streams.set(key, stream);
    return stream;
  }

  #open(plan: LivePlan, { key: caller, identity }: Audience, key: string, streams: Map<string, Stream>): Stream {
    const { source, given, field } = plan;
    const { hub, kept } = this.#options;
    const frames = new FrameMemory(kept, caller);
    const reach = source.follows === 'state' ? { id: String(source.idOf(given)) } : source.reach(identity);
    const isWanted = (signal: LiveSignal): boolean =>
      source.follows === 'state' || (source.concerns?.(signal, given) ?? true);
    const reader = createReader(plan, { ...this.#options, identity, isOver: () => backlog.isClosed });
    const course: Course =
      source.follows === 'state'
        ? new StateCourse({ id: String(source.idOf(given)), reader, hub, frames })
        : new ChangeCourse({
            reader,
            hub,
            frames,
            isWanted: (signal) => signal.entity === source.entity && isWithin(reach, signal) && isWanted(signal),
          });
    const backlog = new Backlog(
      ({ signal }) => isWanted(signal),
      (heard) => course.prepare(heard),
    );
    const unfollow = hub.follow(source.entity, reach, backlog);
    metrics.streams.inc({ field });
    const stream: Stream = new Stream({
      field,
      course,
      backlog,
      keep: (forget) => kept.shelf(caller, forget),
      clock: this.#options.clock,
      show: showOnce(this.#options.log, identity.locale),
      onEnd: () => {
        unfollow();
        course.close();
        metrics.streams.dec({ field });
        if (streams.get(key) === stream) streams.delete(key);
      },
    });
    return stream;
  }
}

/** One fault that ends a thousand subscriptions is shown to each, and logged once; what a subgraph said, there alone. */
function showOnce(log: Log, locale: Locale): (error: GraphQLError) => GraphQLFormattedError {
  const shown = new WeakMap<GraphQLError, GraphQLFormattedError>();
  return (error) => {
    if (error instanceof WordedError) return error.toJSON();
    const known = shown.get(error) ?? showError(error.toJSON(), error, log, locale);
    shown.set(error, known);
    return known;
  };
}

function isWithin(reach: Reach, { id, ownerId }: LiveSignal): boolean {
  if (reach === 'all') return true;
  return 'id' in reach ? reach.id === id : reach.ownerId === ownerId;
}
