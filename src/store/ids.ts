/** Lists of ids as one column holds them. */
export const joinIds = (ids: readonly string[]): string => ids.join('+')
export const splitIds = (text: string): string[] => (text === '' ? [] : text.split('+'))
