import { z } from 'zod';
import { dashboards, generateDashboards } from './index.ts';

/** What Grafana needs of a dashboard to show it. */
const shape = z.object({
  uid: z.string().max(40),
  title: z.string().min(1),
  schemaVersion: z.number(),
  templating: z.object({ list: z.array(z.object({ name: z.string(), type: z.string() })) }),
  panels: z.array(
    z.discriminatedUnion('type', [
      z.object({ type: z.literal('row'), id: z.number(), title: z.string() }),
      z.object({
        type: z.enum(['timeseries', 'stat']),
        id: z.number(),
        title: z.string(),
        description: z.string().min(1),
        datasource: z.object({ type: z.literal('prometheus'), uid: z.literal('${datasource}') }),
        gridPos: z.object({ h: z.number(), w: z.number().max(24), x: z.number(), y: z.number() }),
        targets: z.array(z.object({ refId: z.string(), expr: z.string().min(1), legendFormat: z.string() })).min(1),
      }),
    ]),
  ),
});

const read = generateDashboards().map(({ path, content }) => ({ path, board: shape.parse(JSON.parse(content)) }));

describe('the dashboards', () => {
  it('are what Grafana reads, each choosing its own Prometheus', () => {
    expect(read).toHaveLength(dashboards.length);
    for (const { board } of read) expect(board.templating.list.map(({ type }) => type)).toContain('datasource');
  });

  it('have panels of their own, none on another', () => {
    for (const { board } of read) {
      const ids = board.panels.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      const places = board.panels.flatMap((panel) => (panel.type === 'row' ? [] : [panel.gridPos]));
      const covered = places.flatMap(({ x, y, w }) => Array.from({ length: w }, (_, column) => `${x + column},${y}`));
      expect(new Set(covered).size).toBe(covered.length);
      expect(Math.max(...places.map(({ x, w }) => x + w))).toBeLessThanOrEqual(24);
    }
  });

  it('use the variables that they have', () => {
    for (const { board, path } of read) {
      const known = [...board.templating.list.map(({ name }) => name), '__rate_interval'];
      const text = JSON.stringify(board.panels);
      const used = [...text.matchAll(/\$\{?(\w+)\}?/g)].map(([, name]) => name);
      expect([path, used.filter((name) => !known.includes(name ?? ''))]).toEqual([path, []]);
    }
  });
});
