import { WebSocket } from 'ws';

/** What a socket tells of what happens to it. */
export interface SocketListener {
  receive(bytes: Buffer): void;
  heardPing(): void;
  heardPong(): void;
  broke(fault: Error): void;
  gone(): void;
}

/**
 * A socket that tells one listener what happens to it, without the table of listeners that Node keeps for each emitter:
 * it is a fifth of what a socket takes, and there are thousands of them.
 */
export class LiveSocket extends WebSocket {
  #listener: SocketListener | null = null;

  /** Tells `listener` from now on. */
  belongTo(listener: SocketListener): void {
    this.#listener = listener;
  }

  override emit(event: string | symbol, ...args: unknown[]): boolean {
    const [first] = args;
    switch (event) {
      case 'message':
        if (Buffer.isBuffer(first)) this.#listener?.receive(first);
        break;
      case 'ping':
        this.#listener?.heardPing();
        break;
      case 'pong':
        this.#listener?.heardPong();
        break;
      case 'error':
        if (first instanceof Error) this.#listener?.broke(first);
        break;
      case 'close':
        this.#listener?.gone();
        break;
      default:
        return super.emit(event, ...args);
    }
    return true;
  }
}
