import type { ButtonLook } from '@alexandrite/ui/button';
import type { Receive } from '../queue/use-take.ts';
import type { QueuedWork } from '../work-order.ts';

/** What a button for the next step of a work order is given. */
export interface NextStepProps {
  readonly workOrder: QueuedWork;
  readonly onMoved: Receive;
  readonly look?: Pick<ButtonLook, 'variant' | 'wide'> | undefined;
}
