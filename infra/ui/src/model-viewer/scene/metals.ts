/** How the metal of a model looks. */
export interface MetalLook {
  /** Colour of what it reflects, #rrggbb. */
  readonly color: string;
  /** 0: a mirror; 1: chalk. */
  readonly roughness: number;
}

/**
 * Alloys as they look in daylight, for samples of colour, and as they reflect, for 3D: measured reflectance of the
 * pure metals, moved towards the alloy.
 */
const alloys: Readonly<Record<string, { readonly sample: string; readonly reflects: string }>> = {
  YELLOW_GOLD: { sample: '#e3be78', reflects: '#feda9f' },
  WHITE_GOLD: { sample: '#dcdad5', reflects: '#eeede9' },
  ROSE_GOLD: { sample: '#e0ad97', reflects: '#fbcdb7' },
  PLATINUM: { sample: '#c9cacc', reflects: '#e7e6e3' },
  SILVER: { sample: '#ecebe8', reflects: '#faf9f6' },
};
const unknownAlloy = { sample: '#dddcd8', reflects: '#eceae6' };

/** Roughness by finish. */
const roughness: Readonly<Record<string, number>> = {
  polished: 0.09,
  satin: 0.32,
  brushed: 0.36,
  matte: 0.48,
  sandblasted: 0.58,
  'as-cast': 0.55,
};

/** Colour of a sample of a metal, by the name the API gives it (`ROSE_GOLD`). */
export function metalColor(metal: string): string {
  return (alloys[metal] ?? unknownAlloy).sample;
}

/**
 * The look of a metal in 3D.
 *
 * @param metal a name as in the API's `Metal`, or the #rrggbb of a sample
 * @param finish id of a finish; polished when left out or not known
 */
export function metalLook(metal: string, finish = 'polished'): MetalLook {
  const color = metal.startsWith('#') ? reflectanceOf(metal) : (alloys[metal] ?? unknownAlloy).reflects;
  return { color, roughness: roughness[finish] ?? 0.09 };
}

/** A sample is darker than what it reflects, for it mirrors a room: by a tenth at most, and never beyond white. */
function reflectanceOf(sample: string): string {
  const channels = [1, 3, 5].map((start) => Number.parseInt(sample.slice(start, start + 2), 16));
  if (channels.some(Number.isNaN)) return unknownAlloy.reflects;
  const lift = Math.max(Math.min(1.1, 252 / Math.max(...channels)), 1);
  return `#${channels
    .map((channel) =>
      Math.round(channel * lift)
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`;
}
