import { expect, test } from 'vitest';
import { paragraphAt, paragraphsOf, pieces, spread } from './layout';

const text = 'Første afsnit.\n\n  \nAndet 😀 afsnit.\nTredje';
const paragraphs = paragraphsOf(text);

test('empty lines are not drawn and move no place', () => {
	expect(paragraphs.map((one) => one.text)).toEqual(['Første afsnit.', 'Andet 😀 afsnit.', 'Tredje']);
	for (const one of paragraphs) expect(text.slice(one.start, one.start + one.text.length)).toBe(one.text);
});

test('a place belongs to the paragraph that holds it', () => {
	expect(paragraphAt(paragraphs, 0)).toBe(0);
	expect(paragraphAt(paragraphs, text.indexOf('Andet'))).toBe(1);
	expect(paragraphAt(paragraphs, text.length)).toBe(2);
	expect(paragraphAt(paragraphsOf('\n\nsent'), 0)).toBe(-1);
});

test('a stretch over a line end is cut, and no piece holds the line end', () => {
	const units = { start: text.indexOf('afsnit'), end: text.indexOf('😀') };
	const words = pieces(paragraphs, units).map((piece) =>
		paragraphs[piece.index]?.text.slice(piece.start, piece.end),
	);
	expect(words).toEqual(['afsnit.', 'Andet ']);
});

test('a stretch between paragraphs has no pieces', () => {
	expect(pieces(paragraphs, { start: 14, end: 18 })).toEqual([]);
});

test('numbers on one line are pushed apart in order', () => {
	expect(spread([10, 12, 13, 90], 26)).toEqual([10, 36, 62, 90]);
});
