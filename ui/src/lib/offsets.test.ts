import { describe, expect, test } from 'vitest';
import { Offsets } from './offsets';

/** What `Offsets` must agree with: the text as an array of code points. */
function check(text: string): void {
	const points = Array.from(text);
	const offsets = new Offsets(text);
	expect(offsets.length).toBe(points.length);
	let units = 0;
	for (let at = 0; at <= points.length; at += 1) {
		expect(offsets.toUtf16(at), `code point ${at}`).toBe(units);
		expect(offsets.toPoint(units), `unit ${units}`).toBe(at);
		units += points[at]?.length ?? 0;
	}
	const middle = Math.floor(points.length / 2);
	expect(offsets.slice({ start: 1, end: middle })).toBe(points.slice(1, middle).join(''));
}

describe('offsets', () => {
	test('Danish letters count one in both', () => check('Æblerne på øen, å nej'));
	test('emoji count one outside and two inside', () => check('a😀bc👩‍👩‍👧d🇩🇰e'));
	test('combining marks count for themselves', () => check('a\u030aring e\u0301t \u00e5ring'));
	test('right-to-left text is counted in reading order', () => check('שלום 4000 עולם 😀'));
	test('the empty text has one place', () => check(''));
	test('long texts are found from the nearest remembered place', () => {
		check('æ😀'.repeat(3000));
	});

	test('a place inside a pair belongs to the pair', () => {
		expect(new Offsets('a😀b').toPoint(2)).toBe(1);
	});

	test('a lone surrogate counts as one', () => {
		expect(new Offsets('a\ud83db').toUtf16(2)).toBe(2);
	});

	test('places outside the text are moved to its ends', () => {
		const offsets = new Offsets('a😀');
		expect(offsets.toUtf16(99)).toBe(3);
		expect(offsets.toUtf16(-1)).toBe(0);
		expect(offsets.toPoint(99)).toBe(2);
	});
});
