import os from 'node:os';
import path from 'node:path';
import { z } from 'zod';
import { repositoryRoot } from './paths.ts';
import { isRefusedPort, portNames, type PortName } from './stack/ports.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The highest number that can be added to every port without leaving the range of ports. */
const highestPortBase = 38_000;

const port = z.coerce
  .number()
  .int()
  .min(1)
  .max(65_535)
  .refine((chosen) => !isRefusedPort(chosen), 'browsers and Next refuse this port: choose another');
const flag = z
  .string()
  .optional()
  .transform((value) => value !== undefined && value !== '' && value !== '0' && value !== 'false');

const schema = z.object({
  ALEXANDRITE_DATA_DIR: z.string().min(1).default('.data'),
  ALEXANDRITE_PORT_BASE: z.coerce.number().int().min(0).max(highestPortBase).default(0),
  PRICING_WORKERS: z.coerce
    .number()
    .int()
    .min(1)
    .max(32)
    .default(Math.max(1, os.availableParallelism() - 1)),
  REDIS_URL: z.url({ protocol: /^rediss?$/ }).optional(),
  MONGODB_URL: z
    .string()
    .regex(/^mongodb(\+srv)?:\/\/[^/]/, 'expected mongodb://…')
    .optional(),
  CHROMIUM_PATH: z.string().min(1).optional(),
  API_BASELINE: z.string().min(1).optional(),
  IDENTITY_PRIVATE_KEY: z.string().min(1).optional(),
  IDENTITY_PUBLIC_KEY: z.string().min(1).optional(),
  SESSION_PRIVATE_KEY: z.string().min(1).optional(),
  SESSION_PUBLIC_KEY: z.string().min(1).optional(),
  UPLOAD_SECRET: z.string().min(32).optional(),
  S3_ACCESS_KEY_ID: z.string().min(1).optional(),
  S3_SECRET_ACCESS_KEY: z.string().min(1).optional(),
  SEED_DEMO_ACCOUNTS: z.stringbool().default(true),
  CI: flag,
  NO_COLOR: flag,
});

const keyNames = [
  'IDENTITY_PRIVATE_KEY',
  'IDENTITY_PUBLIC_KEY',
  'SESSION_PRIVATE_KEY',
  'SESSION_PUBLIC_KEY',
  'UPLOAD_SECRET',
] as const;
type KeyName = (typeof keyNames)[number];

const bucketNames = ['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY'] as const;

const portsSchema = z.object(Object.fromEntries(portNames.map((name) => [portVariable(name), port.optional()])));

/** What the commands of this package are told by the environment. */
export interface Settings {
  /** Absolute path of the folder that holds databases, files, secrets and logs. */
  readonly dataDir: string;
  /** Added to every port that has no variable of its own set. */
  readonly portBase: number;
  /** Ports given one by one: `WEB_PORT` and its like. */
  readonly chosenPorts: Readonly<Partial<Record<PortName, number>>>;
  readonly pricingWorkers: number;
  readonly redisUrl: string | undefined;
  readonly mongodbUrl: string | undefined;
  readonly chromiumPath: string | undefined;
  /** Git reference that the API is compared with; found by itself when left out. */
  readonly apiBaseline: string | undefined;
  /** Keys given from outside; the others are made once and kept. */
  readonly secrets: Readonly<Partial<Record<KeyName, string>>>;
  /** Access to a bucket of model files, where there is one. */
  readonly bucket: Readonly<Partial<Record<(typeof bucketNames)[number], string>>>;
  /** Whether accounts with a public password are opened; nobody but this machine reaches what runs here. */
  readonly demoAccounts: boolean;
  readonly ci: boolean;
  readonly colour: boolean;
}

/** The tools of this repository, its Node first of all, before those of the machine. */
const toolsFolder = path.join(repositoryRoot, 'node_modules/.bin');

/** The environment this process was started with; child processes inherit it. */
export const inheritedEnvironment: Environment = {
  ...process.env,
  PATH: [toolsFolder, process.env['PATH']].join(path.delimiter),
};

/** Reads the settings. Throws with one line for each variable that is wrong. */
export function readSettings(environment: Environment = inheritedEnvironment): Settings {
  const given = withoutEmpty(environment);
  const [data, ports] = [parse(schema, given), parse(portsSchema, given)];
  return {
    dataDir: path.resolve(repositoryRoot, data.ALEXANDRITE_DATA_DIR),
    portBase: data.ALEXANDRITE_PORT_BASE,
    chosenPorts: chosenPorts(ports),
    pricingWorkers: data.PRICING_WORKERS,
    redisUrl: data.REDIS_URL,
    mongodbUrl: data.MONGODB_URL,
    chromiumPath: data.CHROMIUM_PATH,
    apiBaseline: data.API_BASELINE,
    secrets: chosen(keyNames, data),
    bucket: chosen(bucketNames, data),
    demoAccounts: data.SEED_DEMO_ACCOUNTS,
    ci: data.CI,
    colour: !data.NO_COLOR && process.stdout.isTTY,
  };
}

/** The variable that moves one port: `web` → `WEB_PORT`. */
export function portVariable(name: PortName): string {
  return `${name.toUpperCase()}_PORT`;
}

function parse<Shape extends z.ZodType>(shape: Shape, environment: Environment): z.infer<Shape> {
  const parsed = shape.safeParse(environment);
  if (!parsed.success) throw new Error(`The environment cannot be used:\n${z.prettifyError(parsed.error)}`);
  return parsed.data;
}

/** Those of some variables that are there. */
function chosen<Name extends string>(
  names: readonly Name[],
  given: Readonly<Partial<Record<Name, string | undefined>>>,
): Partial<Record<Name, string>> {
  const found: Partial<Record<Name, string>> = {};
  for (const name of names) {
    const value = given[name];
    if (value !== undefined) found[name] = value;
  }
  return found;
}

function chosenPorts(ports: Readonly<Record<string, number | undefined>>): Partial<Record<PortName, number>> {
  const chosen: Partial<Record<PortName, number>> = {};
  for (const name of portNames) {
    const value = ports[portVariable(name)];
    if (value !== undefined) chosen[name] = value;
  }
  return chosen;
}

function withoutEmpty(environment: Environment): Environment {
  return Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
}
