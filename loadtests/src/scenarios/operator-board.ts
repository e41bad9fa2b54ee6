import type { Question } from '../graph/graph-client.ts';
import type { Recorder } from '../load/recorder.ts';
import { slugsOf } from './browse.ts';
import { order } from './checkout.ts';
import { answersWith, at, has } from './expect.ts';
import type { Prepared, Scenario, Stream, Visit, World } from './scenario.ts';

const row = `id orderNumber stage dueAt risk released cancelled revision allowedTargets operator { id displayName } lines { title quantity product { id metals massGrams pictures { url width height placeholder alt } } } order { id lines { metal size product { id } } }`;

const queue: Question = {
  name: 'queue page',
  document: `query ProductionQueue($filter: ProductionQueueFilter, $first: Int!) { productionQueue(filter: $filter, first: $first) { nodes { ${row} } pageInfo { hasNextPage endCursor } totalCount } }`,
  wrong: has('productionQueue', 'totalCount'),
};

const pulse: Question = {
  name: 'queue pulse',
  document: `query QueuePulse { released: productionQueue(filter: { released: true }, first: 100) { nodes { id } } open: productionQueue(first: 1) { totalCount } late: productionQueue(filter: { risks: [LATE] }, first: 1) { totalCount } }`,
  wrong: has('open', 'totalCount'),
};

const takeNext: Question = {
  name: 'take next',
  document: `mutation TakeNextWorkOrder($input: TakeNextWorkOrderInput!) { takeNextWorkOrder(input: $input) { __typename ... on WorkOrderTaken { workOrder { id revision allowedTargets } } ... on Refusal { code } } }`,
  // Nothing left to take is an answer too.
  wrong: answersWith('takeNextWorkOrder', 'WorkOrderTaken', 'QueueEmpty'),
};

const advance: Question = {
  name: 'advance',
  document: `mutation AdvanceWorkOrder($input: AdvanceWorkOrderInput!) { advanceWorkOrder(input: $input) { __typename ... on WorkOrderAdvanced { workOrder { id revision } } ... on Refusal { code } } }`,
  wrong: answersWith('advanceWorkOrder', 'WorkOrderAdvanced'),
};

const queueUpdated = `subscription ProductionQueueUpdated { productionQueueUpdated { kind workOrder { ${row} } } }`;

/** Boards on the walls and desks of the workshop. */
const boards = 20;

const operators = ['operator@alexandrite.example', 'operator2@alexandrite.example'] as const;

/** Changes that boards have shown and nobody has said to have asked for are remembered, so many of them. */
const mostEarly = 500;

/** Measures how long a change takes from the operator's hand to every board. */
class Boards {
  readonly #askedAt = new Map<string, number>();
  /** A board may show a change before the one who asked for it has the answer. */
  readonly #early = new Map<string, number[]>();
  #record: (ms: number) => void = () => undefined;

  begin(recorder: Recorder, phase: () => string): void {
    this.#record = (ms) => {
      recorder.record(phase(), 'change on a board', ms, 'ok');
    };
  }

  /** A change was asked for at this time; boards that show this revision show it. */
  changed(change: string, at: number): void {
    this.#askedAt.set(change, at);
    for (const shownAt of this.#early.get(change) ?? []) this.#record(shownAt - at);
    this.#early.delete(change);
  }

  shown(data: Record<string, unknown>): void {
    const change = changeOf(at(data, 'productionQueueUpdated', 'workOrder'));
    if (change === null) return;
    const [now, asked] = [performance.now(), this.#askedAt.get(change)];
    if (asked !== undefined) this.#record(now - asked);
    else this.#early.set(change, [...(this.#early.get(change) ?? []), now]);
    const [oldest] = this.#early.keys();
    if (this.#early.size > mostEarly && oldest !== undefined) this.#early.delete(oldest);
  }
}

/** Names the state that a work order is in; null for what is none. */
function changeOf(workOrder: unknown): string | null {
  const [id, revision] = [at(workOrder, 'id'), at(workOrder, 'revision')];
  return typeof id === 'string' && typeof revision === 'number' ? `${id}/${revision}` : null;
}

/** One operator takes what is next and carries it through; operators do not work on two pieces at once. */
function worksThrough(tokens: readonly string[], shown: Boards): (visit: Visit) => Promise<void> {
  const free = [...tokens];
  const change = async (visit: Visit, question: Question, input: object, token: string): Promise<unknown> => {
    const askedAt = performance.now();
    const data = await visit.ask(question, { input }, token);
    const workOrder = at(data, Object.keys(data)[0] ?? '', 'workOrder');
    const made = changeOf(workOrder);
    if (made !== null) shown.changed(made, askedAt);
    return workOrder;
  };
  return async (visit) => {
    const token = free.shift();
    if (token === undefined) return;
    const key = (): string => `load-${Date.now().toString(36)}-${visit.random.whole(0, 1e12)}`;
    try {
      const taken = await change(visit, takeNext, { idempotencyKey: key() }, token);
      const workOrderId = at(taken, 'id');
      if (typeof workOrderId !== 'string') return;
      const targets = at(taken, 'allowedTargets');
      // Somebody may have left it half done.
      const left = ['COMPLETED', 'PACKAGING', 'SHIPPED'];
      const from = Array.isArray(targets) ? Math.max(0, left.indexOf(String(targets[0]))) : 0;
      for (const to of left.slice(from)) {
        const trackingNumber = to === 'SHIPPED' ? `RU-${visit.random.whole(1e6, 1e7)}` : null;
        await change(visit, advance, { workOrderId, to, trackingNumber, idempotencyKey: key() }, token);
      }
    } finally {
      free.push(token);
    }
  };
}

/** The workshop's boards: live queues of many, while orders come in and pieces are made. */
export async function prepareBoards(world: World, count: number): Promise<Prepared> {
  const pieces = await slugsOf(world);
  const [customers, tokens] = [
    await world.customers(4),
    await Promise.all(operators.map((email) => world.signIn(email))),
  ];
  const shown = new Boards();
  const stops = Array.from({ length: count }, (_, index) =>
    world.live(tokens[index % tokens.length] ?? '', `board ${index}`).follow(queueUpdated, {}, (data) => {
      shown.shown(data);
    }),
  );
  const streams: Stream[] = [
    {
      name: 'orders come in',
      perSecond: 1,
      load: 'follows',
      async visit(visit) {
        await order(visit, world, visit.random.pick(customers), pieces);
      },
    },
    {
      name: 'boards',
      perSecond: 5,
      load: 'follows',
      async visit(visit) {
        const token = visit.random.pick(tokens);
        if (visit.random.chance(0.3)) await visit.ask(pulse, {}, token);
        else await visit.ask(queue, { first: 50 }, token);
      },
    },
    { name: 'work', perSecond: 1, load: 'follows', visit: worksThrough(tokens, shown) },
  ];
  return {
    streams,
    begin: (recorder, phase) => {
      shown.begin(recorder, phase);
    },
    close: async () => {
      for (const stop of stops) stop();
    },
  };
}

export const operatorBoard: Scenario = {
  name: 'operator-board',
  about: `${boards} live boards follow the queue while orders come in, are taken, made and shipped.`,
  prepare: (world) => prepareBoards(world, boards),
};
