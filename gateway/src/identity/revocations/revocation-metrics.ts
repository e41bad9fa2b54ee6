import { counter, gauge } from '@alexandrite/service-kit/metrics';

export const questions = counter(
  'gateway_revocation_questions_total',
  'Questions to the shop about what lets in no longer: answered, or failed.',
  ['outcome'],
);
export const age = gauge(
  'gateway_revocations_age_seconds',
  'How long ago this gateway last knew of everything that lets in no longer.',
);
export const known = gauge('gateway_revocations', 'What lets in no longer, as this gateway knows it.', ['kind']);
export const unchecked = counter(
  'gateway_callers_unchecked_total',
  'Callers told to come again because it was not known whether their session or key was ended.',
);
