/** Pages that are kept; the oldest goes when there are more. */
const PAGES = 64

/** Pages that only the store's content changes, made once for each state of it. */
export class KeptPages {
  readonly #pages = new Map<string, string>()
  #state = ''

  /** The page of this address in this state of the store, made where it was not. */
  async get(state: string, address: string, make: () => Promise<string>): Promise<string> {
    if (state !== this.#state) {
      this.#pages.clear()
      this.#state = state
    }
    const known = this.#pages.get(address)
    if (known !== undefined) return known
    const page = await make()
    if (this.#state === state) this.#pages.set(address, page)
    if (this.#pages.size > PAGES) this.#pages.delete(this.#pages.keys().next().value!)
    return page
  }
}
