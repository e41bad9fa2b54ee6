/**
 * The calendar of coming events: a binary heap over flat arrays, so that nothing is allocated for an event.
 * Events at the same time come out in the order in which they were put in, which makes runs repeatable.
 */
export class EventHeap {
  #times = new Float64Array(1024);
  #numbers = new Float64Array(1024);
  #payloads = new Int32Array(1024);
  #size = 0;
  #next = 0;

  get size(): number {
    return this.#size;
  }

  /** Time of the next event; infinite when there is none. */
  get nextTime(): number {
    return this.#size > 0 ? (this.#times[0] ?? Infinity) : Infinity;
  }

  push(time: number, payload: number): void {
    if (!(time < Infinity)) throw new RangeError(`An event needs a finite time, not ${time}.`);
    if (this.#size === this.#times.length) this.#grow();
    const times = this.#times;
    const numbers = this.#numbers;
    const payloads = this.#payloads;
    let at = this.#size++;
    // The new event is the youngest: it rises only past later times.
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (valueAt(times, parent) <= time) break;
      times[at] = valueAt(times, parent);
      numbers[at] = valueAt(numbers, parent);
      payloads[at] = valueAt(payloads, parent);
      at = parent;
    }
    times[at] = time;
    numbers[at] = this.#next++;
    payloads[at] = payload;
  }

  /** Takes the next event and gives its payload; -1 when there is none. Its time is `nextTime` before the call. */
  pop(): number {
    if (this.#size === 0) return -1;
    const times = this.#times;
    const numbers = this.#numbers;
    const payloads = this.#payloads;
    const first = valueAt(payloads, 0);
    const size = --this.#size;
    const time = valueAt(times, size);
    const number = valueAt(numbers, size);
    const payload = valueAt(payloads, size);
    let at = 0;
    for (let child = 1; child < size; child = 2 * at + 1) {
      const other = child + 1;
      if (other < size && isBefore(times, numbers, other, valueAt(times, child), valueAt(numbers, child)))
        child = other;
      if (!isBefore(times, numbers, child, time, number)) break;
      times[at] = valueAt(times, child);
      numbers[at] = valueAt(numbers, child);
      payloads[at] = valueAt(payloads, child);
      at = child;
    }
    times[at] = time;
    numbers[at] = number;
    payloads[at] = payload;
    return first;
  }

  #grow(): void {
    const capacity = 2 * this.#times.length;
    const grown = new Float64Array(capacity);
    grown.set(this.#times);
    this.#times = grown;
    const numbers = new Float64Array(capacity);
    numbers.set(this.#numbers);
    this.#numbers = numbers;
    const payloads = new Int32Array(capacity);
    payloads.set(this.#payloads);
    this.#payloads = payloads;
  }
}

/** An element that is there; the fallback never comes to pass, and costs nothing when compiled. */
const valueAt = (values: Float64Array | Int32Array, index: number): number => values[index] ?? 0;

function isBefore(times: Float64Array, numbers: Float64Array, index: number, time: number, number: number): boolean {
  const own = valueAt(times, index);
  return own < time || (own === time && valueAt(numbers, index) < number);
}
