import { aRun } from '../thresholds/a-run.ts';
import { judge } from '../thresholds/judge.ts';
import { reportPage } from './report-page.ts';

const times = [1, 2, 2, 3, 4, 8, 40];

describe('the page about a run', () => {
  const run = aRun('smoke', [
    { name: 'smoke', kind: 'load', took: { 'piece <b>': times }, failed: { SERVICE_UNAVAILABLE: 2 } },
  ]);
  const page = reportPage(run, judge(run));

  it('needs nothing but itself', () => {
    expect(page).not.toMatch(/https?:|<script|<link|@import|url\(/);
  });

  it('says what was missed, first of all', () => {
    expect(page).toContain('1 of 3 thresholds missed');
    expect(page).toContain('2 × SERVICE_UNAVAILABLE');
  });

  it('shows names as they are, and never as code', () => {
    expect(page).toContain('piece &lt;b&gt;');
    expect(page).not.toContain('piece <b>');
  });

  it('draws nothing that cannot be drawn', () => {
    expect(page).not.toMatch(/NaN|Infinity/);
  });
});
