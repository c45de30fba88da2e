/** Where a text's paragraphs lie, and which paragraph a place belongs to. All places here are UTF-16 units. */
import type { Stretch } from '../offsets';

/** A paragraph as drawn: one text node, without its line end. */
export interface Paragraph {
	start: number;
	text: string;
}

/** Splits at line ends; empty lines are not drawn, but the places of the others stay what they are. */
export function paragraphsOf(text: string): Paragraph[] {
	const found: Paragraph[] = [];
	let start = 0;
	for (const line of text.split('\n')) {
		if (line.trim() !== '') found.push({ start, text: line });
		start += line.length + 1;
	}
	return found;
}

/** Index of the paragraph that holds a place, else of the last one that begins before it; -1 before the first. */
export function paragraphAt(paragraphs: readonly Paragraph[], unit: number): number {
	let low = 0;
	let high = paragraphs.length - 1;
	while (low <= high) {
		const middle = (low + high) >> 1;
		if ((paragraphs[middle]?.start ?? 0) <= unit) low = middle + 1;
		else high = middle - 1;
	}
	return high;
}

/** A stretch cut into what each paragraph shows of it; places count from the paragraph's start. */
export function pieces(paragraphs: readonly Paragraph[], units: Stretch): (Stretch & { index: number })[] {
	const cut: (Stretch & { index: number })[] = [];
	for (let index = Math.max(paragraphAt(paragraphs, units.start), 0); index < paragraphs.length; index += 1) {
		const paragraph = paragraphs[index];
		if (!paragraph || paragraph.start >= units.end) break;
		const start = Math.max(units.start - paragraph.start, 0);
		const end = Math.min(units.end - paragraph.start, paragraph.text.length);
		if (start < end) cut.push({ index, start, end });
	}
	return cut;
}

/** Pushes numbers apart that would stand on each other, keeping their order; `size` is the least distance. */
export function spread(tops: readonly number[], size: number): number[] {
	let floor = Number.NEGATIVE_INFINITY;
	return tops.map((top) => {
		floor = Math.max(top, floor + size);
		return floor;
	});
}
