/**
 * Dashboards as data, in the form that Grafana reads: what a panel shows is said once in `panel`, where it stands is
 * found here.
 */

/** How numbers are shown; Grafana's own names. */
type Unit = 's' | 'reqps' | 'ops' | 'percentunit' | 'bytes' | 'short' | 'none';

interface Query {
  /** PromQL; `$service` and `$__rate_interval` are Grafana's to fill in. */
  readonly expr: string;
  /** Name of the line, with labels in braces. */
  readonly legend: string;
}

export interface Panel {
  readonly title: string;
  /** What it tells, and from where on it is bad. */
  readonly description: string;
  readonly kind: 'timeseries' | 'stat';
  readonly unit: Unit;
  readonly queries: readonly Query[];
  /** From here on it is bad; drawn as a line. */
  readonly alarmAt?: number;
  /** Of 24 columns; 8 when left out. */
  readonly width?: number;
}

/** Panels of one thing under a heading. */
interface Row {
  readonly title: string;
  readonly panels: readonly Panel[];
}

export interface Dashboard {
  /** Its file, and its address in Grafana. */
  readonly name: string;
  readonly title: string;
  readonly rows: readonly Row[];
  /** Whether one service or all can be chosen. */
  readonly byService: boolean;
}

const columns = 24;
const panelHeight = 8;
const datasource = { type: 'prometheus', uid: '${datasource}' };

/** A dashboard as Grafana imports it. */
export function toGrafana({ name, title, rows, byService }: Dashboard): object {
  return {
    uid: `alexandrite-${name}`,
    title: `Alexandrite: ${title}`,
    tags: ['alexandrite'],
    timezone: 'browser',
    schemaVersion: 39,
    version: 1,
    editable: true,
    graphTooltip: 1,
    refresh: '30s',
    time: { from: 'now-3h', to: 'now' },
    templating: { list: [chooseSource, ...(byService ? [chooseService] : [])] },
    annotations: { list: [firingAlerts] },
    panels: placed(rows),
  };
}

const chooseSource = { name: 'datasource', label: 'Prometheus', type: 'datasource', query: 'prometheus', hide: 0 };

const chooseService = {
  name: 'service',
  label: 'Service',
  type: 'query',
  datasource,
  query: { query: 'label_values(up{job="alexandrite"}, service)', refId: 'services' },
  includeAll: true,
  multi: true,
  allValue: '.+',
  current: { text: 'All', value: '$__all' },
  refresh: 2,
  sort: 1,
};

const firingAlerts = {
  name: 'Alerts',
  datasource,
  enable: true,
  iconColor: 'red',
  expr: 'ALERTS{alertstate="firing"}',
  titleFormat: '{{alertname}}',
  textFormat: '{{service}}',
};

/** Headings and panels from left to right and from top to bottom. */
function placed(rows: readonly Row[]): object[] {
  const shown: object[] = [];
  let y = 0;
  for (const { title, panels } of rows) {
    const gridPos = { h: 1, w: columns, x: 0, y };
    shown.push({ id: shown.length + 1, type: 'row', title, collapsed: false, panels: [], gridPos });
    y += 1;
    let x = 0;
    for (const panel of panels) {
      const { width = 8 } = panel;
      if (x + width > columns) [x, y] = [0, y + panelHeight];
      shown.push(toPanel(panel, shown.length + 1, { h: panelHeight, w: width, x, y }));
      x += width;
    }
    y += panelHeight;
  }
  return shown;
}

function toPanel({ title, description, kind, unit, queries, alarmAt }: Panel, id: number, gridPos: object): object {
  const steps = [{ color: 'green', value: null }, ...(alarmAt === undefined ? [] : [{ color: 'red', value: alarmAt }])];
  const drawn = kind === 'timeseries' ? { custom: { ...lines, ...(alarmAt === undefined ? {} : alarmLine) } } : {};
  return {
    id,
    type: kind,
    title,
    description,
    datasource,
    gridPos,
    fieldConfig: { defaults: { unit, min: 0, thresholds: { mode: 'absolute', steps }, ...drawn }, overrides: [] },
    options: kind === 'timeseries' ? legendBelow : lastValue,
    targets: queries.map(({ expr, legend }, index) => ({
      refId: String.fromCharCode('A'.charCodeAt(0) + index),
      datasource,
      expr,
      legendFormat: legend,
    })),
  };
}

const lines = { drawStyle: 'line', lineWidth: 1, fillOpacity: 10, showPoints: 'never', spanNulls: false };
const alarmLine = { thresholdsStyle: { mode: 'dashed' } };
const legendBelow = {
  legend: { displayMode: 'list', placement: 'bottom', showLegend: true },
  tooltip: { mode: 'multi', sort: 'desc' },
};
const lastValue = {
  colorMode: 'value',
  graphMode: 'area',
  justifyMode: 'auto',
  textMode: 'auto',
  reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
};
