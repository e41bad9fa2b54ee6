/** How the supervisor knows that a process does its work. */
export type Readiness =
  /** Answers 200 there. */
  | { readonly kind: 'healthy'; readonly url: string }
  /** Serves a page there: anything but a server error. */
  | { readonly kind: 'serves'; readonly url: string }
  /** Accepts connections on this port of the loopback address. While it lives it says something to the greeting. */
  | { readonly kind: 'listens'; readonly port: number; readonly greeting?: string };

/** A port that a process is going to listen on, and the variable that moves it. */
export interface ClaimedPort {
  readonly port: number;
  readonly variable: string;
}

/** A process of the stack, as data. */
export interface ProcessSpec {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  /** Absolute. */
  readonly cwd: string;
  /** Added to the environment of the supervisor. */
  readonly env: Readonly<Record<string, string>>;
  readonly port: number | null;
  readonly internalPort: number | null;
  readonly claims: readonly ClaimedPort[];
  readonly ready: Readiness;
  /** Names of the processes that are healthy before this one starts, and stop after it. */
  readonly dependsOn: readonly string[];
}

export type ProcessState = 'waiting' | 'starting' | 'healthy' | 'crashed' | 'restarting' | 'stopping' | 'stopped';
