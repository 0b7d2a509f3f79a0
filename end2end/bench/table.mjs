// The table that a part of the benchmark ends with.

/** @type {{ what: string, target: string, measured: string, verdict: string }[]} */
const rows = []
const WIDTHS = [46, 12, 38]

/** @param {number} value */
const rounded = value => value.toFixed(Math.abs(value) < 1 ? 3 : Math.abs(value) < 100 ? 2 : 0)

/** @param {string[]} cells */
const line = cells => process.stdout.write(`${cells.map((cell, i) => cell.padEnd(WIDTHS[i] ?? 0)).join('').trimEnd()}\n`)

/**
 * @param {string} what
 * @param {number} value
 * @param {'<=' | '>='} side
 * @param {number} bound
 * @param {string} unit
 * @param {string} more what it is compared with
 */
export function row(what, value, side, bound, unit = '', more = '') {
  const holds = side === '<=' ? value <= bound : value >= bound
  const verdict = holds ? 'yes' : 'NO'
  rows.push({ what, target: `${side} ${bound}${unit}`, measured: `${rounded(value)}${unit}${more && ` (${more})`}`, verdict })
}

/** @param {string} title */
export function print(title) {
  line([title, 'target', 'measured', 'holds'])
  for (const { what, target, measured, verdict } of rows) line([what, target, measured, verdict])
  process.stdout.write('\n')
}

/** A line without a target. @param {string[]} cells */
export const remark = cells => line(cells)

/** @param {number[]} figures */
export const median = figures => [...figures].sort((a, b) => a - b)[figures.length >> 1] ?? NaN
