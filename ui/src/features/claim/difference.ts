/** Words of two texts held against each other: what stayed, what went, what came. */
export interface Part {
	kind: 'same' | 'gone' | 'new';
	words: string;
}

/** Longer texts are shown beside each other instead: a table of all pairs would be felt. */
const MOST_WORDS = 600;

/** The way from one text to another, word by word. */
export function differenceOf(before: string, after: string): Part[] {
	const a = before.split(/(?<=\s)/u).filter((word) => word !== '');
	const b = after.split(/(?<=\s)/u).filter((word) => word !== '');
	if (a.length > MOST_WORDS || b.length > MOST_WORDS) {
		return [
			{ kind: 'gone', words: before },
			{ kind: 'new', words: after },
		];
	}
	const alike = (x: number, y: number) => a[x]?.trim() === b[y]?.trim();
	// longest[x][y]: how many words the texts share from these places on.
	const longest: number[][] = Array.from({ length: a.length + 1 }, () =>
		new Array<number>(b.length + 1).fill(0),
	);
	const at = (x: number, y: number) => longest[x]?.[y] ?? 0;
	for (let x = a.length - 1; x >= 0; x -= 1) {
		for (let y = b.length - 1; y >= 0; y -= 1) {
			const row = longest[x];
			if (row) row[y] = alike(x, y) ? at(x + 1, y + 1) + 1 : Math.max(at(x + 1, y), at(x, y + 1));
		}
	}
	const parts: Part[] = [];
	const put = (kind: Part['kind'], words: string) => {
		const last = parts.at(-1);
		if (last?.kind === kind) last.words += words;
		else parts.push({ kind, words });
	};
	let x = 0;
	let y = 0;
	while (x < a.length || y < b.length) {
		if (x < a.length && y < b.length && alike(x, y)) {
			put('same', b[y] ?? '');
			x += 1;
			y += 1;
		} else if (y >= b.length || (x < a.length && at(x + 1, y) >= at(x, y + 1))) {
			put('gone', a[x] ?? '');
			x += 1;
		} else {
			put('new', b[y] ?? '');
			y += 1;
		}
	}
	return parts;
}
