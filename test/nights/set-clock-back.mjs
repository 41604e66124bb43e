// Loaded before the program: its clock shows an hour less.
const HOUR = 3_600_000
const RealDate = Date
globalThis.Date = class extends RealDate {
  constructor(...given) {
    if (given.length === 0) super(RealDate.now() - HOUR)
    else super(...given)
  }

  static now() {
    return RealDate.now() - HOUR
  }
}
