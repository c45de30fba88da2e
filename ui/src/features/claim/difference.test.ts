import { expect, test } from 'vitest';
import { differenceOf } from './difference';

test('what went and what came stand between what stayed', () => {
	expect(differenceOf('Der er 4000 soldater i landet.', 'Der er 4500 mand i landet.')).toEqual([
		{ kind: 'same', words: 'Der er ' },
		{ kind: 'gone', words: '4000 soldater ' },
		{ kind: 'new', words: '4500 mand ' },
		{ kind: 'same', words: 'i landet.' },
	]);
});

test('the parts without what went are the new text, and without what came the old one', () => {
	const pairs: [string, string][] = [
		['', 'Nyt.'],
		['Det er sandt, siger hun.', ''],
		['a b c d', 'd c b a'],
		['Samme ord.', 'Samme ord.'],
	];
	for (const [before, after] of pairs) {
		const parts = differenceOf(before, after);
		const but = (kind: string) => parts.filter((part) => part.kind !== kind).map((part) => part.words);
		expect(but('gone').join('').trim()).toBe(after.trim());
		expect(but('new').join('').replaceAll(' ', '')).toBe(before.replaceAll(' ', ''));
	}
});
