/**
 * An operation in a queue, as a dispatch rule sees it. Times are numbers of one unit, which the caller chooses:
 * working minutes in the workshop, mean operation times in the textbooks.
 */
export interface WaitingOperation {
  /** The job's due time. */
  readonly due: number;
  /** When the operation joined this queue. */
  readonly joinedAt: number;
  /** Processing time of this operation. */
  readonly processing: number;
  /** Operations that the job has left, this one included. */
  readonly operationsLeft: number;
  /** Processing time of all of them together, this one included. */
  readonly workLeft: number;
}

/** The rank of a waiting operation: the smallest is taken first, equal ones in the order in which they joined. */
export interface DispatchRule {
  readonly name: DispatchRuleName;
  /** The rank changes while an operation waits, so that it has to be asked for at each choice. */
  readonly isDynamic: boolean;
  rank(operation: WaitingOperation, now: number): number;
}

export const dispatchRuleNames = ['FCFS', 'LCFS', 'SPT', 'EDD', 'S/OPN', 'ODD', 'MODD', 'ATC'] as const;
export type DispatchRuleName = (typeof dispatchRuleNames)[number];
