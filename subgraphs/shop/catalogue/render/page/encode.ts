/** A picture as the script outside writes it to disk. */
export interface Developed {
  /** WebP, base64. */
  readonly picture: string;
  /** A 16-pixel WebP as a data URL, shown blurred until the picture has come. */
  readonly placeholder: string;
  /** The piece's own average colour, #rrggbb; the background does not count. */
  readonly colour: string;
}

const QUALITY = 0.86;

export async function developed(canvas: HTMLCanvasElement): Promise<Developed> {
  const blob = await new Promise<Blob | null>((done) => {
    canvas.toBlob(done, 'image/webp', QUALITY);
  });
  if (blob?.type !== 'image/webp') throw new Error('This browser cannot encode WebP');
  return {
    picture: base64(new Uint8Array(await blob.arrayBuffer())),
    placeholder: scaled(canvas, 16).canvas.toDataURL('image/webp', 0.5),
    colour: averageColour(scaled(canvas, 96)),
  };
}

export function base64(bytes: Uint8Array): string {
  let text = '';
  for (let i = 0; i < bytes.length; i += 8192) text += String.fromCharCode(...bytes.subarray(i, i + 8192));
  return btoa(text);
}

function scaled(source: HTMLCanvasElement, width: number): CanvasRenderingContext2D {
  const canvas = document.createElement('canvas');
  canvas.width = width;
  canvas.height = Math.round((width * source.height) / source.width);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (!context) throw new Error('This browser has no 2D canvas');
  context.imageSmoothingQuality = 'high';
  context.drawImage(source, 0, 0, canvas.width, canvas.height);
  return context;
}

function averageColour(context: CanvasRenderingContext2D): string {
  const { data } = context.getImageData(0, 0, context.canvas.width, context.canvas.height);
  const ground = [data[0] ?? 0, data[1] ?? 0, data[2] ?? 0];
  const sum = [0, 0, 0];
  let counted = 0;
  for (let i = 0; i < data.length; i += 4) {
    const away = ground.reduce((most, value, axis) => Math.max(most, Math.abs((data[i + axis] ?? 0) - value)), 0);
    if (away < 36) continue;
    for (let axis = 0; axis < 3; axis++) sum[axis] = (sum[axis] ?? 0) + (data[i + axis] ?? 0);
    counted++;
  }
  const parts = counted > 0 ? sum.map((value) => value / counted) : ground;
  return `#${parts.map((value) => Math.round(value).toString(16).padStart(2, '0')).join('')}`;
}
