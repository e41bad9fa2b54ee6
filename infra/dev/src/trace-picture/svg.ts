/** Width of a picture in its own units: about the pixels that a README has for it. */
export const pictureWidth = 960;

const style = `
  text { font: 12px ui-sans-serif, system-ui, sans-serif; fill: #1e293b; }
  .title { font-size: 15px; font-weight: 600; }
  .dim { fill: #64748b; }
  .small { font-size: 10.5px; }
  .mark { font-size: 10.5px; font-weight: 600; fill: #ffffff; text-anchor: middle; }
  .paper { fill: #ffffff; }
  .band { fill: #f1f5f9; }
  .rule { stroke: #cbd5e1; stroke-width: 1; }
  .end { text-anchor: end; }
  .middle { text-anchor: middle; }
  @media (prefers-color-scheme: dark) {
    text { fill: #e2e8f0; }
    .dim { fill: #94a3b8; }
    .paper { fill: #0f172a; }
    .band { fill: #1e293b; }
    .rule { stroke: #334155; }
  }`;

type Attributes = Readonly<Record<string, string | number>>;

/** An element of a picture. */
export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes).map(
    ([attribute, value]) => ` ${attribute}="${typeof value === 'number' ? round(value) : escape(value)}"`,
  );
  return content === '' ? `<${name}${written.join('')}/>` : `<${name}${written.join('')}>${content}</${name}>`;
}

export function text(x: number, y: number, content: string, styles = ''): string {
  return element('text', { x, y, ...(styles === '' ? {} : { class: styles }) }, escape(content));
}

/** A bar; never too narrow to be seen. */
export function bar(
  place: { x: number; y: number; width: number; height: number },
  fill: string,
  hint: string,
): string {
  const { x, y, width, height } = place;
  const shown = { x, y, width: Math.max(width, 1), height, rx: Math.min(2, height / 2), fill };
  return element('rect', shown, element('title', {}, escape(hint)));
}

/** A whole picture on paper of its own, which suits light pages and dark ones. */
export function picture(height: number, described: string, parts: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${pictureWidth} ${round(height)}" role="img">`,
    element('title', {}, escape(described)),
    `<style>${style}\n</style>`,
    element('rect', { class: 'paper', x: 0, y: 0, width: pictureWidth, height, rx: 8 }),
    ...parts,
    '</svg>',
    '',
  ].join('\n');
}

/** A time for reading: `4.2 ms`, `380 ms`, `1.24 s`. */
export function duration(ms: number): string {
  if (ms >= 1_000) return `${(ms / 1_000).toFixed(2)} s`;
  return ms >= 10 ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`;
}

const round = (value: number): string => String(Math.round(value * 100) / 100);

function escape(content: string): string {
  return content.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;').replace(/"/g, '&quot;');
}
