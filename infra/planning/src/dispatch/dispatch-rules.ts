import type { DispatchRule, DispatchRuleName, WaitingOperation } from './waiting-operation.ts';

export interface DispatchSettings {
  /** Time allowed for each later operation by ODD and MODD. */
  readonly perOperation?: number | undefined;
  /** Time over which ATC begins to care for the due time. */
  readonly lookahead?: number | undefined;
}

const { log, max } = Math;
/** The wait that ATC expects before later operations, in multiples of their work, the work itself included. */
const leadTimeOfWork = 3;

type Rank = (operation: WaitingOperation, now: number) => number;
const fixed = (name: DispatchRuleName, rank: Rank): DispatchRule => ({ name, isDynamic: false, rank });
const dynamic = (name: DispatchRuleName, rank: Rank): DispatchRule => ({ name, isDynamic: true, rank });

const operationDue = (operation: WaitingOperation, perOperation: number): number =>
  operation.due - perOperation * (operation.operationsLeft - 1);

/** The rules of the literature; `settings` are in the unit of the operations' times. */
export const dispatchRules: Readonly<Record<DispatchRuleName, (settings: DispatchSettings) => DispatchRule>> = {
  FCFS: () => fixed('FCFS', (operation) => operation.joinedAt),
  LCFS: () => fixed('LCFS', (operation) => -operation.joinedAt),
  SPT: () => fixed('SPT', (operation) => operation.processing),
  EDD: () => fixed('EDD', (operation) => operation.due),
  'S/OPN': () => dynamic('S/OPN', (job, now) => (job.due - now - job.workLeft) / job.operationsLeft),
  ODD: ({ perOperation = 4 }) => fixed('ODD', (operation) => operationDue(operation, perOperation)),
  MODD: ({ perOperation = 4 }) =>
    dynamic('MODD', (operation, now) => max(operationDue(operation, perOperation), now + operation.processing)),
  // The logarithm of the index orders as the index does, and does not vanish far from the due time.
  ATC: ({ lookahead = 2 }) =>
    dynamic('ATC', ({ due, processing, workLeft }, now) => {
      const slack = due - now - processing - leadTimeOfWork * (workLeft - processing);
      return max(0, slack) / lookahead + log(processing);
    }),
};

/** The rule of that name. */
export const dispatchRule = (name: DispatchRuleName, settings: DispatchSettings = {}): DispatchRule =>
  dispatchRules[name](settings);
