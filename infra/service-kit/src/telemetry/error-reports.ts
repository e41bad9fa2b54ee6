import * as Sentry from '@sentry/node';
import { scrubText } from '../log/scrub-text.ts';

/** The exception of a report, as far as it is sent. */
type Exceptions = NonNullable<NonNullable<Sentry.ErrorEvent['exception']>['values']>;

/**
 * Starts error reports. A report is what this says and nothing else: which fault, where in our code, in which service
 * and trace. Requests, people, breadcrumbs, variables, the machine and its packages are not told: what the library adds
 * by itself is switched off, and what it might add tomorrow is left out by naming what is sent.
 */
export function startErrorReports(dsn: string, environment: string, service: string): void {
  Sentry.init({
    dsn,
    environment,
    // Tracing is OpenTelemetry's alone; Sentry takes the errors.
    enableOpenTelemetrySetup: false,
    defaultIntegrations: false,
    // The causes of a fault, and none of it twice.
    integrations: [Sentry.linkedErrorsIntegration(), Sentry.dedupeIntegration()],
    maxBreadcrumbs: 0,
    beforeBreadcrumb: () => null,
    sendClientReports: false,
    beforeSend: (event) => asReport(event, service),
  });
}

/** What is sent of an error. */
function asReport(event: Sentry.ErrorEvent, service: string): Sentry.ErrorEvent {
  const { event_id, timestamp, level, environment, platform, exception, message, contexts } = event;
  const { trace_id, span_id } = contexts?.trace ?? {};
  return {
    type: undefined,
    ...(event_id === undefined ? {} : { event_id }),
    ...(timestamp === undefined ? {} : { timestamp }),
    ...(level === undefined ? {} : { level }),
    ...(environment === undefined ? {} : { environment }),
    ...(platform === undefined ? {} : { platform }),
    ...(message === undefined ? {} : { message: scrubText(message) }),
    ...(exception?.values ? { exception: { values: exception.values.map(asException) } } : {}),
    ...(trace_id !== undefined && span_id !== undefined ? { contexts: { trace: { trace_id, span_id } } } : {}),
    tags: { service },
  };
}

function asException({ type, value, stacktrace }: Exceptions[number]): Exceptions[number] {
  const frames = (stacktrace?.frames ?? []).map(({ filename, function: name, lineno, colno, in_app }) => ({
    ...(filename === undefined ? {} : { filename }),
    ...(name === undefined ? {} : { function: name }),
    ...(lineno === undefined ? {} : { lineno }),
    ...(colno === undefined ? {} : { colno }),
    ...(in_app === undefined ? {} : { in_app }),
  }));
  return {
    ...(type === undefined ? {} : { type }),
    ...(value === undefined ? {} : { value: scrubText(value) }),
    stacktrace: { frames },
  };
}
