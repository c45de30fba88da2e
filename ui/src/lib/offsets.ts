/**
 * Code points and UTF-16: the one place where the two meet.
 *
 * Every offset from outside counts Unicode code points; the DOM counts UTF-16 units. They differ after each
 * character beyond the basic plane, such as an emoji. Combining marks are code points of their own in both.
 */

/** A half-open stretch. Which unit it counts in is said by the name of what holds it. */
export interface Stretch {
	start: number;
	end: number;
}

/** Every how many code points a place is remembered, so that a lookup walks at most this far. */
const STRIDE = 1024;

/** Converts places in one text in both directions. */
export class Offsets {
	/** UTF-16 place of each STRIDE-th code point; empty where both counts agree throughout. */
	readonly #marks: number[] = [];
	readonly #text: string;
	/** Length in code points. */
	readonly length: number;

	constructor(text: string) {
		this.#text = text;
		if (!/[\ud800-\udbff]/.test(text)) {
			this.length = text.length;
			return;
		}
		let points = 0;
		let units = 0;
		while (units < text.length) {
			if (points % STRIDE === 0) this.#marks.push(units);
			units += unitsAt(text, units);
			points += 1;
		}
		this.length = points;
	}

	/** The UTF-16 place of a code point. Places outside the text are moved to its nearest end. */
	toUtf16(point: number): number {
		const wanted = Math.min(Math.max(point, 0), this.length);
		if (this.#marks.length === 0) return wanted;
		const mark = Math.min(Math.floor(wanted / STRIDE), this.#marks.length - 1);
		let units = this.#marks[mark] ?? 0;
		for (let at = mark * STRIDE; at < wanted; at += 1) units += unitsAt(this.#text, units);
		return units;
	}

	/** The code point that a UTF-16 place belongs to. A place inside a pair belongs to that pair. */
	toPoint(unit: number): number {
		const wanted = Math.min(Math.max(unit, 0), this.#text.length);
		if (this.#marks.length === 0) return wanted;
		const mark = lastAtMost(this.#marks, wanted);
		let points = mark * STRIDE;
		let units = this.#marks[mark] ?? 0;
		while (units < wanted) {
			units += unitsAt(this.#text, units);
			if (units > wanted) break;
			points += 1;
		}
		return points;
	}

	/** A stretch of code points as a stretch of UTF-16 units. */
	stretchToUtf16(points: Stretch): Stretch {
		return { start: this.toUtf16(points.start), end: this.toUtf16(points.end) };
	}

	/** A stretch of UTF-16 units as a stretch of code points. */
	stretchToPoints(units: Stretch): Stretch {
		return { start: this.toPoint(units.start), end: this.toPoint(units.end) };
	}

	/** The words at a stretch of code points. */
	slice(points: Stretch): string {
		return this.#text.slice(this.toUtf16(points.start), this.toUtf16(points.end));
	}
}

/** 2 where a surrogate pair stands at `unit`, else 1; a lone surrogate counts as one. */
function unitsAt(text: string, unit: number): number {
	return (text.codePointAt(unit) ?? 0) > 0xffff ? 2 : 1;
}

function lastAtMost(sorted: number[], wanted: number): number {
	let low = 0;
	let high = sorted.length - 1;
	while (low < high) {
		const middle = Math.ceil((low + high) / 2);
		if ((sorted[middle] ?? 0) <= wanted) low = middle;
		else high = middle - 1;
	}
	return low;
}
