import type { NewEvent } from '@alexandrite/service-kit/aggregates';
import type { MeasuredModel } from '../domain/quote/measured-model.ts';

/** What other services are told of a model as it stands. */
export function modelEvents({ id: modelId, state, problem, preview }: MeasuredModel): NewEvent[] {
  switch (state) {
    case 'MEASURING':
      return [];
    case 'MEASURED':
      return [{ type: 'model.measured.v1', payload: { modelId, preview } }];
    case 'REJECTED':
      return [{ type: 'model.rejected.v1', payload: { modelId, code: problem?.code ?? 'MEASURING_FAILED' } }];
  }
}
